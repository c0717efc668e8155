import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../src/chat/fields.ts';
import { readText } from '../../src/chat/text.ts';
import { writeText } from '../../src/chat/write-text.ts';
import { sampleCommands } from './sample-commands.ts';

const named = sampleCommands.map(({ name, args }) => ({ name, fields: fieldsOf({ args }) }));

describe('A request as text', () => {
  it.each([
    [{ text: 'anything' }, 'anything'],
    [
      { command: 'compare', args: { a: 'Conv2D(64, 3)', b: '32@7x7', seed: 2 } },
      'compare Conv2D(64, 3) vs 32@7x7 --seed 2',
    ],
    [{ command: 'compare', args: { a: 'A', input: '(28, 28)' } }, 'compare A --input (28, 28)'],
    [{ command: 'doctor', args: {} }, 'doctor'],
    [{ command: 'compare', args: { b: '8@5x5', a: '8@3x3' } }, 'compare 8@3x3 vs 8@5x5'],
    [{ command: 'compare', args: { a: 'A', input: 'my cat', seed: null } }, 'compare A --input "my cat"'],
    [{ command: 'unknown', args: { x: 1 } }, 'unknown --x 1'],
  ])('is what a user would type: %j', (request, text) => {
    expect(writeText(request, named)).toBe(text);
  });

  it('is read back as the same request', () => {
    const value = fc
      .oneof(
        fc.string(),
        fc.string({
          unit: fc.constantFrom('a', ' ', '\n', '(', ')', '"', "'", '--seed', 'vs', ' on ', 'b:', '\\'),
        }),
      )
      .filter((text) => text === text.trim() && text !== '' && !text.includes('```'));
    const args = fc.record({ a: value, b: value, input: value, seed: value }, { requiredKeys: ['a'] });
    fc.assert(
      fc.property(args, (given) => {
        const request = { command: 'compare', args: { ...given } };
        expect(readText(writeText(request, named), sampleCommands)).toEqual(request);
      }),
    );
  });
});
