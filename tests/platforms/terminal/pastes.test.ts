import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { typedRequests } from '../../../src/platforms/terminal/pastes.ts';

/** What is read when these pieces arrive one after the other, each at once. */
async function typed(...pieces: readonly string[]): Promise<readonly string[]> {
  const input = new PassThrough();
  const output = new PassThrough().resume();
  const lines = createInterface({ input, output, terminal: true });
  const requests: string[] = [];
  const reading = (async () => {
    for await (const request of typedRequests(lines)) requests.push(request);
  })();
  for (const piece of pieces) {
    input.write(piece);
    for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
  }
  const closed = once(lines, 'close');
  lines.close();
  await closed;
  await reading;
  return requests;
}

describe('Typing at a terminal', () => {
  it.each([
    [
      ['help\r', 'doctor\r'],
      ['help', 'doctor'],
    ],
    [['he', 'lp\r'], ['help']],
    [['\r', '  \r', 'help\r'], ['help']],
    [
      ['model.add(Conv2D(64, 3))\rmodel.add(Dense(10))\r'],
      ['model.add(Conv2D(64, 3))\nmodel.add(Dense(10))'],
    ],
    [['Conv2D(64, 3)\rvs\rConv2D(32, 7)', '\r'], ['Conv2D(64, 3)\nvs\nConv2D(32, 7)']],
    [['Sequential([\r', 'Conv2D(64, 3),\r', '])\r'], ['Sequential([\nConv2D(64, 3),\n])']],
    [['Conv2D(64, 3) vs\r', 'Conv2D(32, 7)\r'], ['Conv2D(64, 3) vs\nConv2D(32, 7)']],
    [
      ['Sequential([\r', '\r', 'help\r'],
      ['Sequential([', 'help'],
    ],
    [['```\r', 'Conv2D(64, 3)\r', '```\r'], ['```\nConv2D(64, 3)\n```']],
    [['Sequential([\r'], ['Sequential([']],
    [['never sent'], []],
  ])('%j asks for %j', async (pieces, requests) => {
    expect(await typed(...pieces)).toEqual(requests);
  });
});
