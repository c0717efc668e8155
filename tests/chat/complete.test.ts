import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { command } from '../../src/chat/command.ts';
import { complete } from '../../src/chat/complete.ts';
import { sampleCommands } from './sample-commands.ts';

const long = command<undefined, z.ZodObject>({
  name: 'long',
  summary: 'Offers much.',
  args: z.object({ word: z.string(), size: z.enum(['small', 'large']), loud: z.boolean().optional() }),
  examples: [],
  complete: ({ name }, typed) =>
    name !== 'word'
      ? undefined
      : [
          ...Array.from({ length: 40 }, (_, index) => ({
            value: `${typed}${index}`,
            label: 'x'.repeat(200),
          })),
          { value: 'y'.repeat(101), label: 'too long' },
        ],
  run: async () => ({ title: 'long', tone: 'answer', blocks: [] }),
});
const commands = [...sampleCommands, long as never];

function valuesFor(name: string, argument: string, typed: string) {
  return complete(commands, name, argument, typed).map(({ value }) => value);
}

describe('A half-typed argument', () => {
  it.each([
    ['compare', 'input', '', ['mnist', 'cifar10']],
    ['compare', 'input', 'cif', ['cifar10']],
    ['compare', 'input', '10', ['cifar10']],
    ['compare', 'image', 'Cat', ['cat']],
    ['compare', 'image', 'digt-7', ['digit-7']],
    ['long', 'size', 'l', ['large', 'small']],
    ['long', 'loud', 't', ['true']],
    ['compare', 'seed', '1', []],
    ['compare', 'nothing', '', []],
    ['nothing', 'input', '', []],
  ])('%s %s “%s” gives %j', (name, argument, typed, values) => {
    expect(valuesFor(name, argument, typed)).toEqual(values);
  });

  it('gets no more and no longer values than a platform takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (typed) => {
        const offered = complete(commands, 'long', 'word', typed);
        expect(offered.length).toBeLessThanOrEqual(25);
        for (const { value, label } of offered) {
          expect(value.length).toBeLessThanOrEqual(100);
          expect(label.length).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});
