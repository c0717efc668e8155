import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Request } from '../../../../src/chat/request.ts';
import { linkTo, requestIn } from '../../../../src/platforms/web/page/link.ts';
import { readLines } from '../../../../src/platforms/web/page/ndjson.ts';
import { imageOption, suggest } from '../../../../src/platforms/web/page/suggestions.ts';

const field = { type: 'text', required: false, positional: false, description: '' } as const;
const COMMANDS = [
  {
    name: 'compare',
    summary: 'Compares two layers.',
    examples: [],
    fields: [
      { ...field, name: 'a', positional: true },
      { ...field, name: 'b', positional: true, separators: ['vs', 'against'] },
      { ...field, name: 'input', suggestions: ['28x28x1', '32x32x3'] },
      { ...field, name: 'image', format: 'image' },
      { ...field, name: 'weights', type: 'choice', choices: ['classic', 'random'] },
    ],
  },
  {
    name: 'summary',
    summary: 'Counts a model.',
    examples: [],
    fields: [{ ...field, name: 'model', positional: true }],
  },
] as const;

describe('A link', () => {
  const name = fc.stringMatching(/^[a-z-]{1,12}$/);
  const requests: fc.Arbitrary<Request> = fc.oneof(
    fc.string({ minLength: 1, unit: 'grapheme' }).map((text) => ({ text: `layer ${text}`.trim() })),
    fc.record({
      command: name,
      args: fc.dictionary(name, fc.oneof(fc.string(), fc.integer(), fc.boolean())),
    }),
  );

  it('carries every request to where it is opened', () => {
    fc.assert(
      fc.property(requests, (request) => {
        expect(JSON.stringify(requestIn(linkTo(request, 'http://localhost:3000')))).toBe(
          JSON.stringify(request),
        );
      }),
    );
  });

  it.each(['http://localhost/', 'http://localhost/?q=', 'http://localhost/?q=%20', 'http://localhost/?p=1'])(
    'carries none in %s',
    (address) => {
      expect(requestIn(address)).toBeUndefined();
    },
  );

  it.each(['{"command":1,"args":{}}', '{"command":"compare","args":[]}', '{"command":"compare"}', '[]', '{'])(
    'carries %s as a text, since it is no command',
    (text) => {
      expect(requestIn(`http://localhost/?${new URLSearchParams({ q: text })}`)).toEqual({ text });
    },
  );
});

describe('A stream of lines', () => {
  it('gives the same values however it is cut', async () => {
    const cut = fc.array(fc.nat(40), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), fc.boolean(), cut, async (values, ended, lengths) => {
        const text = values.map((value) => JSON.stringify(value)).join('\n') + (ended ? '\n' : '');
        const found: unknown[] = [];
        for await (const value of readLines(pieces(text, lengths))) found.push(value);
        expect(JSON.stringify(found)).toBe(JSON.stringify(values));
      }),
    );
  });

  async function* pieces(text: string, lengths: readonly number[]) {
    let at = 0;
    for (let turn = 0; at < text.length; turn += 1) {
      const length = lengths[turn % lengths.length]! + 1;
      yield text.slice(at, at + length);
      at += length;
    }
  }
});

describe('What is suggested', () => {
  it.each([
    ['', []],
    ['/', ['compare', 'summary']],
    ['co', ['compare']],
    ['/SU', ['summary']],
    ['conv', []],
    ['compare A ', []],
    ['compare A --', ['input', 'image', 'weights']],
    ['compare A --i', ['input', 'image']],
    ['compare A --input 28x28x1 --i', ['image']],
    ['compare A --weights ', ['classic', 'random']],
    ['compare A --weights=r', ['random']],
    ['compare A --input 3', ['32x32x3']],
    ['summary A --', []],
    ['nonsense --', []],
  ])('after “%s” is %j', (text, inserts) => {
    expect(suggest(text, COMMANDS).map(({ insert }) => insert)).toEqual(inserts);
  });

  it('replaces what was typed of it and nothing else', () => {
    const text = 'compare A --we';
    const [{ start, end, insert }] = suggest(text, COMMANDS) as [ReturnType<typeof suggest>[number]];
    expect(text.slice(0, start) + insert + text.slice(end)).toBe('compare A --weights');
  });
});

describe('A picture goes', () => {
  it.each([
    ['compare A vs B', 'image'],
    ['Conv2D(64, 3) vs Conv2D(32, 7)', 'image'],
    ['compare A vs B --image cat', undefined],
    ['summary A', undefined],
  ])('with “%s” as %s', (text, option) => {
    expect(imageOption(text, COMMANDS)).toBe(option);
  });
});
