import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/chat/text.ts';
import { createUploads } from '../../../src/chat/uploads.ts';
import { filesOf } from '../../../src/platforms/terminal/files.ts';
import { readCommandLine, readLine, readTyped } from '../../../src/platforms/terminal/read-request.ts';
import { UserError } from '../../../src/user-error.ts';
import { sampleCommands } from '../../chat/sample-commands.ts';
import { emptyFolder } from './run-conv.ts';

const folder = emptyFolder();
const path = (name: string) => join(folder, name);
const MODEL = 'model = Sequential()\n\nmodel.add(Dense(10))  # not "a vs b" --seed 3';
writeFileSync(path('model.py'), `${MODEL}\n`);
writeFileSync(path('cat.png'), new Uint8Array([1, 2, 3]));

const uploads = createUploads({ bytes: 1000 });
const files = filesOf(uploads);
const cat = uploads.keep(new Uint8Array([1, 2, 3]));

function argsOf(
  command: string,
  words: readonly string[],
  options: Record<string, string | boolean> = {},
  file?: string,
) {
  const declared = sampleCommands.find(({ name }) => name === command)!;
  const request = readCommandLine({ command: declared, words, options, ...(file ? { file } : {}) }, files);
  return readText((request as { text: string }).text, sampleCommands).args;
}

describe('A command line', () => {
  it.each([
    ['compare', ['A b', 'C d'], {}, { a: 'A b', b: 'C d' }],
    ['compare', ['A', 'vs', 'B', 'c'], {}, { a: 'A', b: 'B c' }],
    ['compare', ['A vs B'], {}, { a: 'A', b: 'B' }],
    ['compare', ['A', 'B', 'c'], {}, { a: 'A B c' }],
    ['compare', ['A'], { seed: '3', image: 'cat' }, { a: 'A', seed: '3', image: 'cat' }],
    ['compare', [], { a: 'A vs --x', b: '"' }, { a: 'A vs --x', b: '"' }],
    ['feature-maps', ['A'], { strict: true }, { model: 'A', strict: 'true' }],
    ['compare', [`@${path('model.py')}`, 'vs', 'B'], {}, { a: MODEL, b: 'B' }],
    ['compare', [`@${path('model.py')}`, 'B'], {}, { a: MODEL, b: 'B' }],
    ['compare', ['A'], { image: path('cat.png') }, { a: 'A', image: cat }],
    ['compare', ['A'], { image: `@${path('cat.png')}` }, { a: 'A', image: cat }],
  ])('%s %j %j is read as it was meant', (command, words, options, args) => {
    expect(argsOf(command, words, options as Record<string, string | boolean>)).toEqual(args);
  });

  it('takes the layers from --file', () => {
    expect(argsOf('feature-maps', [], {}, path('model.py'))).toEqual({ model: MODEL });
    expect(argsOf('compare', ['vs', 'B'], {}, path('model.py'))).toEqual({ a: MODEL, b: 'B' });
  });

  it.each(['missing.py', '.'])('says why a file cannot be read: %s', (name) => {
    expect(() => argsOf('compare', [`@${path(name)}`])).toThrow(UserError);
  });
});

describe('A typed line', () => {
  it('may name files of layers and pictures', () => {
    const { text } = readTyped(`compare @${path('model.py')} vs B --image @${path('cat.png')}`, files) as {
      text: string;
    };
    expect(readText(text, sampleCommands).args).toEqual({ a: MODEL, b: 'B', image: cat });
  });

  it.each(['compare 64@3x3 vs 32@7x7', 'compare "@x" vs (a @y)'])('keeps every other @: %s', (text) => {
    expect(readTyped(text, files)).toEqual({ text });
  });
});

describe('A line from a program', () => {
  it.each([
    ['summary 64@3x3', { text: 'summary 64@3x3' }],
    ['{"text":"summary\\n64@3x3"}', { text: 'summary\n64@3x3' }],
    ['{"command":"summary","args":{"model":"A"}}', { command: 'summary', args: { model: 'A' } }],
    [' {"command":"help"}', { command: 'help', args: {} }],
    ['@model.py', { text: '@model.py' }],
  ])('%s', (line, request) => {
    expect(readLine(line)).toEqual(request);
  });

  it.each(['{', '{"command":5}', '{"args":{}}', '{"command":"summary","args":[]}', '{} x'])(
    'that is no request is a mistake: %s',
    (line) => {
      expect(() => readLine(line)).toThrow(UserError);
    },
  );
});
