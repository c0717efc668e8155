import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/chat/text.ts';
import { UserError } from '../../src/user-error.ts';
import { sampleCommands } from './sample-commands.ts';

const SEED_A = "tf.keras.layers.Conv2D(64, (3,3), activation='relu', input_shape=(28, 28, 1))";
const SEED_B = "tf.keras.layers.Conv2D(32, (7,7), activation='relu', input_shape=(28, 28, 1))";
const STACK = 'model = Sequential([\n  Conv2D(64, 3, padding="same"),\n  MaxPooling2D(2),\n])';

function read(text: string) {
  return readText(text, sampleCommands);
}

function mistakeOf(text: string) {
  try {
    read(text);
  } catch (error) {
    if (error instanceof UserError) return error.mistakes[0]!;
    throw error;
  }
  throw new Error(`“${text}” was read without a mistake.`);
}

describe('The command of a text', () => {
  it.each([
    ['compare A vs B', 'compare'],
    ['Compare A vs B', 'compare'],
    ['/compare A vs B', 'compare'],
    ['/conv compare A vs B', 'compare'],
    ['/CONV help', 'help'],
    ['<@U123> compare A vs B', 'compare'],
    ['<@!123>, compare: A vs B', 'compare'],
    ['@convbot compare A vs B', 'compare'],
    ['feature-maps 64@3x3', 'feature-maps'],
    ['feature maps 64@3x3', 'feature-maps'],
    ['featuremaps 64@3x3', 'feature-maps'],
    ['doctor', 'doctor'],
    ['  doctor  ', 'doctor'],
  ])('is named by the first word: %s', (text, command) => {
    expect(read(text).command).toBe(command);
  });

  it.each([
    [`${SEED_A} and ${SEED_B}`, 'compare', { a: `${SEED_A} and ${SEED_B}` }],
    [`${SEED_A} vs ${SEED_B} and more`, 'compare', { a: SEED_A, b: `${SEED_B} and more` }],
    ['64@3x3', 'feature-maps', { model: '64@3x3' }],
    ['conv 64@3x3', 'feature-maps', { model: 'conv 64@3x3' }],
    [STACK, 'feature-maps', { model: STACK }],
  ])('is the first one that understands a text without a name: %s', (text, command, args) => {
    expect(read(text)).toEqual({ command, args });
  });

  it.each([
    ['comapre A vs B', 'comapre', 'compare A vs B'],
    ['/feture-maps 64@3x3', 'feture-maps', 'feature-maps 64@3x3'],
    ['hepl', 'hepl', 'help'],
  ])('is offered when it is mistyped: %s', (text, word, write) => {
    const mistake = mistakeOf(text);
    expect(mistake.wrong).toContain(word);
    expect(mistake.write).toBe(write);
    const { start, end } = mistake.at!.span;
    expect(mistake.at!.text.slice(start, end)).toBe(word);
  });

  it.each(['good morning', '', '   ', '/', 'constructor', '__proto__'])(
    'is missed where there is none: “%s”',
    (text) => {
      expect(mistakeOf(text).write).toBe('help');
    },
  );
});

describe('The places of a text', () => {
  it.each([
    [`compare ${SEED_A} vs ${SEED_B}`, { a: SEED_A, b: SEED_B }],
    [`compare "${SEED_A}" vs "${SEED_B}"`, { a: SEED_A, b: SEED_B }],
    [`compare "${SEED_A}" "${SEED_B}"`, { a: SEED_A, b: SEED_B }],
    [`compare \`${SEED_A}\` against \`${SEED_B}\``, { a: SEED_A, b: SEED_B }],
    [`compare\n${SEED_A}\nVS\n${SEED_B}\n`, { a: SEED_A, b: SEED_B }],
    [
      'compare ```python\nConv2D(64, 3)\n``` vs. ```\nConv2D(32, 7)\n```',
      { a: 'Conv2D(64, 3)', b: 'Conv2D(32, 7)' },
    ],
    ['compare a: 64@3x3 b: 32@7x7', { a: '64@3x3', b: '32@7x7' }],
    ['compare a:Conv2D(64, 3) b:Conv2D(32, 7)', { a: 'Conv2D(64, 3)', b: 'Conv2D(32, 7)' }],
    ['compare 64@3x3 > maxpool 2 vs 32@7x7', { a: '64@3x3 > maxpool 2', b: '32@7x7' }],
    ['compare Conv2D(64, (3,3) vs Conv2D(32, 7)', { a: 'Conv2D(64, (3,3)', b: 'Conv2D(32, 7)' }],
    ["compare Conv2D(8, 3, name='a vs b') vs 32@7x7", { a: "Conv2D(8, 3, name='a vs b')", b: '32@7x7' }],
    ['compare 64@3x3 and 32@7x7', { a: '64@3x3 and 32@7x7' }],
    ["compare Keras' Conv2D(64, 3) vs mine", { a: "Keras' Conv2D(64, 3)", b: 'mine' }],
    ['compare vs 32@7x7', { b: '32@7x7' }],
    ['compare 64@3x3 vs', { a: '64@3x3', b: '' }],
    ['help compare', { command: 'compare' }],
  ])('are parted by separators outside brackets and quotations: %s', (text, args) => {
    expect(read(text).args).toEqual(args);
  });

  it.each([
    [`show ${STACK}`, { model: STACK }],
    [`show\n\n${STACK}\n\n--as pytorch`, { model: STACK, as: 'pytorch' }],
    [`show \`\`\`python\n${STACK}\n\`\`\``, { model: STACK }],
    ['show this ```\nConv2D(64, 3)\n``` please', { model: 'this Conv2D(64, 3)\n please' }],
  ])('keep their line breaks: %s', (text, args) => {
    expect(read(text).args).toEqual(args);
  });

  it('are none for a command without arguments', () => {
    expect(mistakeOf('doctor please').wrong).toContain('please');
  });
});

describe('The options of a text', () => {
  it.each([
    ['compare A vs B --seed 2', { a: 'A', b: 'B', seed: '2' }],
    ['compare --seed=2 A vs B', { a: 'A', b: 'B', seed: '2' }],
    ['compare A --seed 2 vs B', { a: 'A', b: 'B', seed: '2' }],
    ['compare A vs B --SEED 2', { a: 'A', b: 'B', seed: '2' }],
    ['compare A vs B seed: 2', { a: 'A', b: 'B', seed: '2' }],
    ['compare A vs B seed=2 image:cat', { a: 'A', b: 'B', seed: '2', image: 'cat' }],
    ['compare A vs B --input (28, 28, 1)', { a: 'A', b: 'B', input: '(28, 28, 1)' }],
    ['compare A vs B --input "28 28 1"', { a: 'A', b: 'B', input: '28 28 1' }],
    ['compare A vs B --input="28 28 1"', { a: 'A', b: 'B', input: '28 28 1' }],
    ['compare A vs B on mnist', { a: 'A', b: 'B', input: 'mnist' }],
    ['compare A vs B on 28x28x1.', { a: 'A', b: 'B', input: '28x28x1' }],
    ['compare A on (28, 28, 1) vs B', { a: 'A', b: 'B', input: '(28, 28, 1)' }],
    ['compare A vs B on cat', { a: 'A', b: 'B', image: 'cat' }],
    ['compare A vs B on average', { a: 'A', b: 'B on average' }],
    ['feature-maps A --strict --seed 3', { model: 'A', strict: 'true', seed: '3' }],
    ['feature-maps A --strict=false', { model: 'A', strict: 'false' }],
  ])('may stand anywhere: %s', (text, args) => {
    expect(read(text).args).toEqual(args);
  });

  it.each([
    ['feature-maps Conv2D(64, 3, seed=5)', { model: 'Conv2D(64, 3, seed=5)' }],
    ['feature-maps conv filters=64 kernel=3 padding=1', { model: 'conv filters=64 kernel=3 padding=1' }],
    ['feature-maps input = Input((28, 28, 1))', { model: 'input = Input((28, 28, 1))' }],
    [`feature-maps ${STACK}`, { model: STACK }],
    ['feature-maps "64@3x3 --seed 2"', { model: '64@3x3 --seed 2' }],
    ['feature-maps 64@3x3 -> maxpool 2', { model: '64@3x3 -> maxpool 2' }],
    ['feature-maps (0): Conv2d(1, 8, 3)', { model: '(0): Conv2d(1, 8, 3)' }],
  ])('are not what belongs to the layers: %s', (text, args) => {
    expect(read(text).args).toEqual(args);
  });

  it('are told by their nearest name when mistyped, with the place', () => {
    const mistake = mistakeOf('compare A vs B --sead 2');
    expect(mistake.wrong).toContain('--sead');
    expect(mistake.write).toBe('--seed');
    expect(mistake.at!.text.slice(mistake.at!.span.start, mistake.at!.span.end)).toBe('--sead');
  });

  it('are listed where none resembles what was written', () => {
    expect(mistakeOf('compare A vs B --zzzzzzzz 2').write).toContain('--image');
  });

  it.each(['compare A vs B --seed', 'compare A vs B --seed --input 28'])('need a value: %s', (text) => {
    expect(mistakeOf(text).write).toBe('--seed 1');
  });
});

describe('Reading a text', () => {
  it('never fails but with a UserError', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        'compare',
        'vs',
        '--seed',
        'a:',
        'on',
        '```',
        '"',
        "'",
        '(',
        ')',
        '[',
        '“',
        '\n',
        '@',
        '--input=',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom('', ' '), (pieces, glue) => {
        try {
          expect(Object.keys(read(pieces.join(glue)))).toEqual(['command', 'args']);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
