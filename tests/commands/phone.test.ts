import { afterAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { blocksOf, realBot } from './real-bot.ts';

const { ask, close } = realBot();
afterAll(close);

const texts = commands.flatMap(({ name, examples }) => [...examples, `help ${name}`]);

/** What a phone shows of a line. */
const TITLE = 60;
const LABEL = 34;
const COLUMNS = 5;
const BUTTONS = 10;

describe('On a phone', () => {
  it.each(texts)('the answer to “%s” can be read and pressed', async (text) => {
    const reply = await ask(text);
    expect(reply.title.length).toBeLessThanOrEqual(TITLE);
    for (const { columns } of blocksOf(reply, 'table')) expect(columns.length).toBeLessThanOrEqual(COLUMNS);
    const labels = blocksOf(reply, 'actions').flatMap((block) => block.actions.map(({ label }) => label));
    expect(labels.length).toBeLessThanOrEqual(BUTTONS);
    expect(labels.filter((label) => label.length > LABEL || label === '')).toEqual([]);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('every button of an answer answers', async () => {
    for (const text of [
      'compare 8@3x3 vs 8@7x7 on 28x28x1',
      'summary nn.Conv2d(1, 8, 5)',
      'feature-maps 16@5x5',
    ]) {
      for (const { actions } of blocksOf(await ask(text), 'actions')) {
        for (const { request } of actions)
          expect([request, (await ask(request)).tone]).toEqual([request, 'answer']);
      }
    }
  });
});
