import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createButtons } from '../../src/chat/button.ts';
import type { Request } from '../../src/chat/request.ts';

/** Requests kept in memory as JSON, as a store keeps them. */
function kept() {
  const records = new Map<string, string>();
  return {
    records,
    async keep(request: unknown) {
      const json = JSON.stringify(request);
      const key = createHash('sha256').update(json).digest('base64url').slice(0, 22);
      records.set(key, json);
      return key;
    },
    async find(key: string) {
      const json = records.get(key);
      return json === undefined ? undefined : JSON.parse(json);
    },
  };
}

function buttons(requests = kept(), key = new Uint8Array(32).fill(7)) {
  return createButtons({ key, requests });
}

/** What Discord takes as the id of a button, and what Slack takes as its value. */
const LIMITS = [100, 2000];

const args = fc.dictionary(
  fc.stringMatching(/^[a-z]{1,8}$/),
  fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer(), fc.boolean()),
  { noNullPrototype: true, maxKeys: 5 },
);
const commandRequest = fc.record({ command: fc.stringMatching(/^[a-z-]{1,32}$/), args });
const request: fc.Arbitrary<Request> = fc.oneof(
  commandRequest,
  fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 300 }) }),
  fc.record({ text: fc.string(), previous: commandRequest }),
);

const SHORT: Request = { command: 'summary', args: { model: '64@3x3', input: '28x28x1' } };
const LONG: Request = { command: 'summary', args: { model: randomBytes(100).toString('hex') } };

describe('The id of a button', () => {
  it('is made once for a request that is shown again, and again where its request could not be kept', async () => {
    const requests = kept();
    let isDown = true;
    let calls = 0;
    const keep = async (request: unknown) => {
      calls += 1;
      if (isDown) throw new Error('down');
      return requests.keep(request);
    };
    const { idOf, read } = buttons({ ...requests, keep });
    await expect(idOf(LONG, 100)).rejects.toThrow('down');
    isDown = false;
    const ids = [await idOf(LONG, 100), await idOf(LONG, 90)];
    expect(ids[0]).toBe(ids[1]);
    expect(await read(ids[0]!)).toEqual(LONG);
    expect(calls).toBe(2);
  });

  it.each(LIMITS)(
    'gives every request back and fits into %i characters that an address can hold',
    async (limit) => {
      const { idOf, read } = buttons();
      await fc.assert(
        fc.asyncProperty(request, async (asked) => {
          const id = await idOf(asked, limit);
          expect(id).toMatch(/^[\w-]+$/);
          expect(id.length).toBeLessThanOrEqual(limit);
          expect(await read(id)).toEqual(asked);
        }),
      );
    },
  );

  it('holds a usual request itself, so that nothing has to be kept', async () => {
    const requests = kept();
    await buttons(requests).idOf(SHORT, 100);
    expect(requests.records.size).toBe(0);
  });

  it('is shorter for a text that repeats itself', async () => {
    const id = await buttons().idOf({ text: '64@3x3 > '.repeat(100) }, 2000);
    expect(id.length).toBeLessThan(100);
  });

  it('is read by another program with the same key and store', async () => {
    const requests = kept();
    for (const asked of [SHORT, LONG]) {
      const id = await buttons(requests).idOf(asked, 100);
      expect(await buttons(requests).read(id)).toEqual(asked);
    }
  });

  it.each([SHORT, LONG])('is nothing to a program with another key', async (asked) => {
    const requests = kept();
    const id = await buttons(requests).idOf(asked, 100);
    expect(await buttons(requests, new Uint8Array(32).fill(8)).read(id)).toBeUndefined();
  });

  it.each([SHORT, LONG])(
    'is nothing when a single character was altered, added or taken away',
    async (asked) => {
      const { idOf, read } = buttons();
      const id = await idOf(asked, 100);
      for (let at = 0; at < id.length; at++) {
        const other = id[at] === 'A' ? 'B' : 'A';
        expect(await read(id.slice(0, at) + other + id.slice(at + 1))).toBeUndefined();
        expect(await read(id.slice(0, at) + id.slice(at + 1))).toBeUndefined();
        expect(await read(`${id.slice(0, at)}A${id.slice(at)}`)).toBeUndefined();
      }
    },
  );

  it('is nothing when nobody made it', async () => {
    const { read } = buttons();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (id) => (await read(id)) === undefined),
    );
  });

  it('is nothing when its request is kept no longer, or is no request any more', async () => {
    const requests = kept();
    const { idOf, read } = buttons(requests);
    const id = await idOf(LONG, 100);
    for (const [key] of requests.records) requests.records.set(key, '{"nonsense":1}');
    expect(await read(id)).toBeUndefined();
    requests.records.clear();
    expect(await read(id)).toBeUndefined();
  });
});
