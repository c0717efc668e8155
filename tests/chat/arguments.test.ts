import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/chat/arguments.ts';
import { UserError } from '../../src/user-error.ts';
import { sampleCommands } from './sample-commands.ts';

const byName = new Map(sampleCommands.map((command) => [command.name, command]));

function parse(command: string, args: Record<string, unknown>) {
  return parseArguments(byName.get(command)!, args);
}

function mistakesOf(command: string, args: Record<string, unknown>) {
  try {
    parse(command, args);
  } catch (error) {
    if (error instanceof UserError) return error.mistakes;
    throw error;
  }
  throw new Error('There was no mistake.');
}

describe('The arguments of a command', () => {
  it.each([
    ['compare', { a: 'A', seed: '7' }, { a: 'A', seed: 7 }],
    ['compare', { a: ' A ', seed: 7 }, { a: 'A', seed: 7 }],
    ['compare', { a: 'A', input: 224 }, { a: 'A', input: '224', seed: 1 }],
    ['compare', { a: 'A', seed: '', b: undefined, image: null }, { a: 'A', seed: 1 }],
    ['feature-maps', { model: 'A', strict: 'yes' }, { model: 'A', seed: 1, strict: true }],
    ['show', { model: 'A', as: 'PyTorch', scale: '0.5' }, { model: 'A', as: 'pytorch', scale: 0.5 }],
  ])('are typed by their fields: %s %j', (command, args, parsed) => {
    expect(parse(command, args)).toEqual(parsed);
  });

  it.each([
    [
      'compare',
      { a: 'A', seed: 'x' },
      'seed must be a whole number from 0 to 99, and “x” was read.',
      '--seed 1',
    ],
    [
      'compare',
      { a: 'A', seed: '1.5' },
      'seed must be a whole number from 0 to 99, and “1.5” was read.',
      '--seed 1',
    ],
    [
      'compare',
      { a: 'A', seed: 100 },
      'seed must be a whole number from 0 to 99, and “100” was read.',
      '--seed 1',
    ],
    [
      'show',
      { model: 'A', as: 'caffe' },
      'as must be one of keras, pytorch, and “caffe” was read.',
      '--as keras',
    ],
    ['show', { model: 'A', scale: 'big' }, 'scale must be a number, and “big” was read.', '--scale <number>'],
    [
      'feature-maps',
      { model: 'A', strict: 'x' },
      'strict must be true or false, and “x” was read.',
      '--strict false',
    ],
    ['compare', {}, 'a is missing: the model.', undefined],
    ['compare', { a: '' }, 'a is missing: the model.', undefined],
    ['compare', { a: true }, 'a must be a text of at most 1,000 characters, and “true” was read.', undefined],
    [
      'compare',
      { a: 'A', seed: '1e30' },
      'seed must be a whole number from 0 to 99, and “1e30” was read.',
      '--seed 1',
    ],
    [
      'show',
      { model: 'A', as: 'torch' },
      'as must be one of keras, pytorch, and “torch” was read.',
      '--as pytorch',
    ],
    ['compare', { a: 'A', sead: 1 }, 'compare has no argument “sead”.', 'seed'],
    ['doctor', { x: 1 }, 'doctor has no argument “x”.', undefined],
  ])('are told by name when wrong: %s %j', (command, args, wrong, write) => {
    expect(mistakesOf(command, args)).toEqual([
      write === undefined ? { wrong, write: undefined } : { wrong, write },
    ]);
  });

  it('are told all together', () => {
    expect(mistakesOf('show', { as: 'caffe', scale: 'big', depth: 1 })).toHaveLength(4);
  });
});
