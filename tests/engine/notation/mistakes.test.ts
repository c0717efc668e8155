import { describe, expect, it } from 'vitest';
import { readModel, readPair } from '../../../src/engine/notation/index.ts';
import { caret, mistakesOf } from './reading.ts';

/** The text, what is said to be wrong, what is under the caret, and what to write. */
const cases: readonly (readonly [text: string, wrong: string, under: string, write: string | undefined])[] = [
  ['Conv2D(64)', 'needs kernel_size', 'Conv2D', 'Conv2D(64, kernel_size=(3, 3))'],
  ['Conv2D()', 'needs filters', 'Conv2D', 'Conv2D(filters=64, kernel_size=(3, 3))'],
  ["Conv2D(64,(3,3),paddin='same')", 'no argument called paddin', 'paddin', "padding='same'"],
  ["Conv2D('64',3)", "'64' was read: the filters", "'64'", 'filters=64'],
  ["Conv2D(64,(3,3),padding='smae')", 'must be one of', "padding='smae'", "padding='same'"],
  ['Conv2D(0,3)', 'at least 1', '0', undefined],
  ['Conv2D(-1,3)', '-1 was read', '-1', undefined],
  ['Conv2D(64, (3, 3, 3))', '(3, 3, 3) was read: the kernel_size', '(3, 3, 3)', undefined],
  ['Conv2D(64, kernel=3)', 'no argument called kernel', 'kernel', 'kernel_size=3'],
  ['Conv2D(64, 3, dilation=2)', 'no argument called dilation', 'dilation', 'dilation_rate=2'],
  ['Covn2D(64,3)', 'Covn2D is not the name', 'Covn2D', 'Conv2D'],
  ['layers.Con2D(64,3)', 'Con2D is not the name', 'Con2D', 'Conv2D'],
  ['conv 64', 'needs kernel', 'conv', 'conv 64 3x3'],
  ['64@', 'needs kernel', '64@', 'conv 64 3x3'],
  ['mxpool 2', '“mxpool” is not the name', 'mxpool', 'maxpool'],
  ['conv 64 3x3 smae', '“smae” says nothing', 'smae', 'same'],
  ['conv 64 3x3 p1 same', 'given padding twice', 'same', 'padding once'],
  ['maxpool 2 relu', 'takes no activation', 'relu', '> relu as a layer of its own'],
  ['LSTM(64)', 'LSTM is not among the layers that are known', 'LSTM', undefined],
  ['lstm 64', '“lstm” is not among the layers that are known', 'lstm', undefined],
  [
    "Conv2D(64, 3, activation='rleu')",
    "'rleu' is not an activation",
    "activation='rleu'",
    "activation='relu'",
  ],
  [
    'Conv2D(64,(3,3),strides=2,dilation_rate=2)',
    'Keras takes one or the other',
    'dilation_rate=2',
    undefined,
  ],
  ["nn.Conv2d(3, 64, 3, stride=2, padding='same')", 'not supported by PyTorch', "padding='same'", undefined],
  ['Conv2D(64, 3, kernel_size=3)', 'given kernel_size twice', 'kernel_size=3', 'kernel_size once'],
  ['nn.Flatten(1, -1, 3)', 'takes at most 2 arguments', '3', 'Flatten(start_dim, end_dim)'],
  ['Conv2D(64, 3, padding=)', 'No value stands behind padding=', 'padding=', undefined],
  ['Conv2D(64, 3 strides=2)', 'No comma stands before', 'strides', ', strides'],
  ["Conv2D(64, (3,3) activation='relu')", 'No comma stands before activation', 'activation', ', activation'],
  ['Con2D(64 3)', 'Con2D is not the name', 'Con2D', 'Conv2D'],
  ['nn.Sequential(*layers)', 'What layers stands for', '*layers', 'the layers or values one by one'],
  [
    'Sequential([Conv2D(f, 3) for f in sizes])',
    'What this goes through is not known',
    'sizes',
    'the layers or values one by one',
  ],
  [
    'for f in sizes:\n  model.add(Conv2D(f, 3))',
    'What this loop goes through is not known',
    'for f in sizes:',
    'the layers one by one',
  ],
  [
    'for f in [8, 16]:\nmodel.add(Conv2D(f, 3))',
    'are not indented',
    'for f in [8, 16]:',
    'the layers one by one',
  ],
  [
    'while n < 3:\n  model.add(Conv2D(3, 3))',
    'How often this loop runs',
    'while n < 3:',
    'the layers one by one',
  ],
  ['Conv2D(9**9**9, 3)', 'not a number that can be computed', '9**9**9', undefined],
  ['nn.Conv2d(4, 9, 3, groups=4)', 'groups do not divide', 'nn.Conv2d(4, 9, 3, groups=4)', undefined],
  ['Sequential([Conv2D(8, 3), 5])', '5 is not a layer', '[Conv2D(8, 3), 5]', undefined],
];

describe('a mistake', () => {
  it.each(cases)('in %s', (text, wrong, under, write) => {
    const mistakes = mistakesOf(() => readModel(text));
    const mistake = mistakes.find((candidate) => candidate.wrong.includes(wrong));
    expect(mistake, mistakes.map((other) => other.wrong).join(' ')).toBeDefined();
    expect(caret(mistake!)).toBe(under);
    if (write !== undefined) expect(mistake!.write).toBe(write);
  });

  it('in a framework that was confused with the other is told beside the misspelt argument', () => {
    const mistakes = mistakesOf(() => readModel('Conv2d(64, kernal_size=3)'));
    expect(mistakes[0]!.wrong).toBe(
      "Conv2d is PyTorch's name, and nn.Conv2d takes in_channels, out_channels, kernel_size, …; Keras writes Conv2D.",
    );
    expect(mistakes[0]!.write).toContain('Conv2D(64, kernel_size=3) for Keras');
    expect(mistakes[1]).toMatchObject({ write: 'kernel_size=3' });
    expect(caret(mistakes[1]!)).toBe('kernal_size');
  });

  it('does not hide the others', () => {
    const text = "Sequential([Conv2D(0, 3), LSTM(3), Dens(10), Conv2D(8, 3, paddin='same')])";
    expect(mistakesOf(() => readModel(text)).map(caret)).toEqual(['0', 'LSTM', 'Dens', 'paddin']);
  });

  it('shows the one line that it stands in', () => {
    const [mistake] = mistakesOf(() =>
      readModel('model = Sequential([\n    Conv2D(8, 3),\n    Dens(10),\n])'),
    );
    expect(mistake!.at).toEqual({ text: '    Dens(10),', span: { start: 4, end: 8 } });
  });

  it('in the shapes is shown at the layer that does not fit', () => {
    const [mistake] = mistakesOf(() => readModel('nn.Sequential(nn.Conv2d(3, 8, 3), nn.Conv2d(9, 8, 3))'));
    expect(mistake!.wrong).toContain(
      'Layer 2: The layer says that it takes 9 input channels, and 8 reach it',
    );
    expect(caret(mistake!)).toBe('nn.Conv2d(9, 8, 3)');
  });

  it.each([
    ['', 'The text is empty.'],
    [' \n ', 'The text is empty.'],
    ['hello, how are you today?', 'No layer was found in this text.'],
  ])('of a text without layers (“%s”) says how to write some', (text, wrong) => {
    const [mistake] = mistakesOf(() => readModel(text));
    expect(mistake!.wrong).toBe(wrong);
    expect(mistake!.write).toContain('64@3x3');
  });

  it.each(['B', 'A vs B', 'a b c'])('in “%s” comes without a guess', (text) => {
    for (const { write } of mistakesOf(() => readPair(text))) expect(write ?? 'Conv2D').toContain('Conv2D');
  });

  it('in the table of a summary names what is missing', () => {
    const table =
      'Model: "sequential"\n Layer (type)      Output Shape      Param #\n conv2d (Conv2D)  (None, 26, 26, 32)  320';
    expect(mistakesOf(() => readModel(table))[0]!.wrong).toContain('the table of model.summary()');
  });

  it('of two networks where one was expected is told', () => {
    const text = 'a = Sequential([Dense(3)])\nb = Sequential([Dense(4)])';
    expect(mistakesOf(() => readModel(text))[0]!.wrong).toContain('2 networks were found');
  });
});
