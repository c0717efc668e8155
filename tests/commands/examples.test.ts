import { afterAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { fieldsOf } from '../../src/chat/fields.ts';
import { readText } from '../../src/chat/text.ts';
import { LONGEST_TEXT } from '../../src/chat/understand.ts';
import { LONGEST_MODEL } from '../../src/engine/notation/index.ts';
import { blocksOf, realBot } from './real-bot.ts';

const { ask, close } = realBot();
afterAll(close);

const examples = commands.flatMap(({ name, examples }) => examples.map((text) => ({ name, text })));
const drawing = ['compare', 'feature-maps', 'receptive-field', 'summary'];

describe('The commands', () => {
  it('have names of their own that every platform takes', () => {
    const names = commands.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z-]{0,31}$/);
  });

  it.each(commands)('$name says in a line what it does, and has an example', ({ summary, examples }) => {
    expect(summary.length).toBeLessThanOrEqual(100);
    expect(summary).toMatch(/\.$/);
    expect(examples.length).toBeGreaterThan(0);
  });

  it.each(commands)('$name describes every argument in at most 100 characters', (command) => {
    for (const { name, description } of fieldsOf(command)) {
      expect(name).toMatch(/^[a-z][a-z-]{0,31}$/);
      expect(description).toMatch(/^[A-Z].*\.$/);
      expect(description.length).toBeLessThanOrEqual(100);
    }
  });
});

describe('The longest text', () => {
  it('is as long for a model as for a request', () => {
    expect(LONGEST_MODEL).toBe(LONGEST_TEXT);
  });
});

describe('Every example', () => {
  it.each(examples)('$text: is read as its own command', ({ name, text }) => {
    expect(readText(text, commands as never).command).toBe(name);
  });

  it.each(examples)(
    '$text: answers without a mistake, and with a picture where one belongs',
    async ({ text }) => {
      const reply = await ask(text);
      expect(reply).toMatchObject({ tone: 'answer' });
      expect(reply.data).toBeDefined();
      expect(blocksOf(reply, 'progress')).toEqual([]);
      expect(blocksOf(reply, 'image').length).toBe(drawing.includes(reply.asked!.command) ? 1 : 0);
    },
  );
});
