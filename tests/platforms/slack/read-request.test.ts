import { describe, expect, it } from 'vitest';
import { readTyped, typed } from '../../../src/platforms/slack/read-request.ts';

describe('A text as Slack sends it', () => {
  it.each([
    ['<@UBOT> compare 1@3x3', 'compare 1@3x3'],
    ['<@UBOT>: help', 'help'],
    ['<http://nn.to|nn.to>(3) &amp; a &lt; b', 'nn.to(3) & a < b'],
    ['<https://example.org>', 'https://example.org'],
    ['<mailto:a@b.c|a@b.c>', 'a@b.c'],
    ['activation=“relu”, name=‘a’', 'activation="relu", name=\'a\''],
    ['A vs B —seed 2', 'A vs B --seed 2'],
    ['3\u00a0layers', '3 layers'],
    ['settings --channels <#C12|lab>', 'settings --channels <#C12|lab>'],
    ['&amp;lt;', '&lt;'],
  ])('is read as it was typed: %s', (sent, meant) => {
    expect(typed(sent)).toBe(meant);
  });

  it('asks for help where it is empty', () => {
    expect(readTyped('<@UBOT> ')).toEqual({ request: { text: 'help' } });
  });

  it.each([
    ['--private help', 'help', 'asker'],
    ['help --public', 'help', 'everyone'],
    ['help', 'help', undefined],
  ])('may say who is to see the answer: %s', (sent, text, audience) => {
    expect(readTyped(sent)).toEqual({ request: { text }, ...(audience && { audience }) });
  });

  it('carries the request that it may follow up', () => {
    const previous = { command: 'compare', args: { a: '1@3x3' } };
    expect(readTyped('now with stride 2', previous).request).toEqual({ text: 'now with stride 2', previous });
  });
});
