import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Bot } from '../../src/chat/bot.ts';
import { keptOf } from '../../src/chat/kept.ts';

const known = commands as unknown as Bot['commands'];

function kept(
  command: string,
  args: Readonly<Record<string, string>>,
  tone: 'answer' | 'mistake' = 'answer',
) {
  return keptOf({ title: 'T', tone, blocks: [], asked: { command, args } }, known);
}

describe('What a chat keeps of an answered request', () => {
  it.each([
    ['compare', { a: '64@3x3', b: '32@7x7' }],
    ['quiz', { level: '2' }],
  ])('is its command and arguments: %s', (command, args) => {
    expect(kept(command, args)).toEqual({ command, args });
  });

  it.each([
    ['ask', { question: 'is my thesis any good?' }],
    ['check', { claim: 'my boss is wrong about strides' }],
  ])('is nothing of what somebody said in their own words: %s', (command, args) => {
    expect(kept(command, args)).toBeUndefined();
  });

  it('is nothing of a mistake', () => {
    expect(kept('compare', { a: '64@3x3' }, 'mistake')).toBeUndefined();
  });
});
