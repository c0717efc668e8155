import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Reply } from '../../../src/chat/reply.ts';
import type { Message } from '../../../src/platforms/slack/block-kit.ts';
import { pagesOf } from '../../../src/platforms/slack/pages.ts';
import { writeReply } from '../../../src/platforms/slack/write-reply.ts';
import { brokenRules } from '../../servers/slack/block-rules.ts';
import { perceived } from '../../servers/slack/perceived.ts';
import { pingsIn } from '../../servers/slack/pings.ts';
import { picture, replyContract } from '../reply-contract.ts';

function messagesOf(reply: Reply, tables = true): readonly Message[] {
  const surroundings = { idOf: () => 'v'.repeat(240), fileOf: () => 'F1', tables };
  return pagesOf(reply).map((page) => writeReply(page, surroundings));
}

function shownOn(tables: boolean) {
  return (reply: Reply) =>
    messagesOf(reply, tables)
      .map(({ blocks }) => perceived(blocks))
      .join('\n');
}

function refusals({ text, blocks }: Message): string[] {
  const known = { isUsable: () => true, tables: true };
  return [
    ...brokenRules(blocks, 'message', known),
    ...pingsIn({ text, blocks }),
    ...(JSON.stringify(blocks).length > 12_000 ? ['too long'] : []),
  ];
}

replyContract('Slack, with its own tables', shownOn(true));
replyContract('Slack, without them', shownOn(false));

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(
    '<!channel>',
    '<@U1>',
    '@here',
    '```',
    '*b*',
    '&lt;!here&gt;',
    '\u202e',
    '',
    ' ',
    'x'.repeat(9000),
  ),
);

const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    type: fc.constant('text' as const),
    style: fc.constantFrom('paragraph', 'list', 'note'),
    heading: hostile,
    paragraphs: fc.array(hostile, { minLength: 1, maxLength: 30 }),
  }),
  fc.record({ type: fc.constant('code' as const), language: fc.constant('text' as const), text: hostile }),
  fc.record({
    type: fc.constant('actions' as const),
    actions: fc.array(fc.record({ label: hostile, request: fc.constant({ text: 'help' }) }), {
      maxLength: 40,
    }),
  }),
  fc.record({ alt: hostile }).map(({ alt }) => ({ ...picture, alt })),
  fc.tuple(fc.constantFrom(1, 4, 21), fc.constantFrom(0, 1, 5, 20), hostile).map(
    ([columns, rows, cell]): Block => ({
      type: 'table',
      columns: Array.from({ length: columns }, () => ({ title: cell, align: 'left' })),
      rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => cell.slice(0, 20))),
    }),
  ),
);

describe('A Reply in Slack', () => {
  it('fits into messages that Slack takes, whatever it holds, and pings nobody', () => {
    fc.assert(
      fc.property(
        hostile,
        fc.constantFrom('answer', 'mistake', 'working'),
        fc.array(anyBlock, { maxLength: 8 }),
        (title, tone, blocks) => {
          const messages = messagesOf({ title, tone, blocks });
          expect(messages.flatMap(refusals)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('says the title and the first sentences in notifications, with markup defused', () => {
    const [message] = messagesOf({
      title: 'A < B & <!channel>',
      tone: 'answer',
      blocks: [{ type: 'text', style: 'paragraph', paragraphs: ['B has more.'] }],
    });
    expect(message!.text).toBe('A &lt; B &amp; &lt;!channel&gt;\nB has more.');
  });

  it('sets a narrow table in a fixed width and a wide one as a table of Slack’s own', () => {
    const table = (cell: string): Block => ({
      type: 'table',
      columns: [
        { title: 'Name', align: 'left' },
        { title: 'Says', align: 'right' },
      ],
      rows: [['conv2d', cell]],
    });
    const kinds = (cell: string) =>
      messagesOf({ title: 'T', tone: 'answer', blocks: [table(cell)] })[0]!.blocks.map(({ type }) => type);
    expect(kinds('1,600')).toEqual(['header', 'rich_text']);
    expect(kinds('a sentence that no phone shows in a single line')).toEqual(['header', 'table']);
  });

  it('sets one table of Slack’s own in a message, for a second one would be refused', () => {
    const table: Block = {
      type: 'table',
      columns: [{ title: 'A title that is wider than any phone can show it', align: 'left' }],
      rows: [['1']],
    };
    const [message] = messagesOf({ title: 'T', tone: 'answer', blocks: [table, table] });
    expect(message!.blocks.map(({ type }) => type)).toEqual(['header', 'table', 'rich_text']);
  });

  it('breaks a table with more rows than Slack takes, and loses none', () => {
    const rows = Array.from({ length: 250 }, (_, index) => [
      `layer-${index}`,
      'a cell that is wider than a phone',
    ]);
    const columns = ['Layer', 'Says'].map((title) => ({ title, align: 'left' as const }));
    const messages = messagesOf({ title: 'T', tone: 'answer', blocks: [{ type: 'table', columns, rows }] });
    expect(messages.flatMap(refusals)).toEqual([]);
    const all = messages.map(({ blocks }) => perceived(blocks)).join('\n');
    for (const [name] of rows) expect(all).toMatch(new RegExp(`${name}\\b`));
  });

  it('leaves room for the buttons that stand below every page', () => {
    const cell = ' \u{10000}   "';
    const columns = Array.from({ length: 21 }, () => ({ title: cell, align: 'left' as const }));
    const rows = Array.from({ length: 20 }, () => columns.map(({ title }) => title));
    const actions = Array.from({ length: 8 }, () => ({ label: 'More', request: { text: 'help' } }));
    const blocks: Block[] = [
      { type: 'table', columns, rows },
      { type: 'actions', actions },
    ];
    const messages = messagesOf({ title: 'T', tone: 'answer', blocks });
    expect(messages.flatMap(refusals)).toEqual([]);
    expect(messages.map(({ blocks }) => blocks.at(-1)!.type)).toEqual(messages.map(() => 'actions'));
  });
});
