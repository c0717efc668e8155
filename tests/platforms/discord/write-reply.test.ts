import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Reply } from '../../../src/chat/reply.ts';
import { codeBlock, escaped } from '../../../src/platforms/discord/markdown.ts';
import { checkMessage, type SentMessage } from '../../servers/discord/check-message.ts';
import { perceived, rendered } from '../../servers/discord/perceived.ts';
import { allComponents } from '../../servers/discord/state.ts';
import { picture, replyContract } from '../reply-contract.ts';
import { controls, messagesOf } from './sample-message.ts';

replyContract('Discord', async (reply) => {
  const messages = await messagesOf(reply);
  return messages.map(({ body }) => perceived(body as SentMessage)).join('\n');
});

function reply(...blocks: readonly Block[]): Reply {
  return { title: 'T', tone: 'answer', blocks };
}

function paragraph(...paragraphs: readonly string[]): Block {
  return { type: 'text', style: 'paragraph', paragraphs };
}

/** Why Discord would refuse a message of this Reply; nothing where it takes them all. */
async function refusals(given: Reply): Promise<readonly string[]> {
  const messages = await messagesOf(given);
  return messages.flatMap(({ body, files }) => {
    const sent = files.map(({ name, data }, key) => ({ key, name, bytes: data as Uint8Array }));
    const refusal = checkMessage('create', body as SentMessage, sent);
    return refusal ? [refusal.message] : [];
  });
}

describe('A long Reply on Discord', () => {
  const long = 'The receptive field grows with every layer. '.repeat(400);
  const cases: Readonly<Record<string, Block>> = {
    'a long paragraph': paragraph(long),
    'many paragraphs': paragraph(
      ...Array.from({ length: 90 }, (_, index) => `${index}: ${long.slice(0, 300)}`),
    ),
    'one long word': paragraph('x'.repeat(9000)),
    'signs that are all escaped': paragraph('*_~`|<['.repeat(1500)),
    'long code': { type: 'code', language: 'python', text: 'x = Conv2D(64, 3)(x)\n'.repeat(600) },
    'a line of code without end': { type: 'code', language: 'text', text: 'y'.repeat(9000) },
    'many pictures': { ...picture, alt: long },
    'many rows': {
      type: 'table',
      columns: [
        { title: 'Layer', align: 'left' },
        { title: 'Parameters', align: 'right' },
      ],
      rows: Array.from({ length: 400 }, (_, index) => [`conv2d_${index}`, '1,849,688']),
    },
    'many buttons': {
      type: 'actions',
      actions: Array.from({ length: 60 }, (_, index) => ({
        label: `Layer ${index}`,
        request: { text: `show ${index}` },
      })),
    },
  };

  it.each(Object.entries(cases))('is turned in pages that Discord takes: %s', async (_what, block) => {
    expect(await refusals(reply(block, block, block))).toEqual([]);
  });

  it.each(Object.entries(cases))('loses nothing: %s', async (_what, block) => {
    const messages = await messagesOf(reply(block));
    const text = messages.map(({ body }) => perceived(body as SentMessage)).join('');
    const squeezed = (words: string) => words.replace(/\s+|###T|Page\d+of\d+/g, '');
    const whole = squeezed(text);
    const missing = partsOf(block).filter((part) => !whole.includes(squeezed(part).slice(0, 500)));
    expect(missing.map((part) => part.slice(0, 50))).toEqual([]);
    expect(lettersOf(text)).toBeGreaterThanOrEqual(lettersOf(partsOf(block).join('')));
  });

  it('has buttons that lead to every other page', async () => {
    const messages = await messagesOf(reply(paragraph(long)));
    expect(messages.length).toBeGreaterThan(3);
    for (const [at, { body }] of messages.entries()) {
      const ids = allComponents(body.components as never).flatMap(({ custom_id: id }) => id ?? []);
      const read = await Promise.all(ids.map((id) => controls.read(id)));
      const pages = read.flatMap((control) => (control?.kind === 'page' ? [control.page] : []));
      expect(pages).toEqual([at - 1, at + 1].filter((page) => page >= 0 && page < messages.length));
    }
  });

  it('offers what can be done next on the first page', async () => {
    const actions: Block = { type: 'actions', actions: [{ label: 'As PyTorch', request: { text: 'help' } }] };
    const [first] = await messagesOf(reply(paragraph(long), actions));
    expect(perceived(first!.body as SentMessage)).toContain('As PyTorch');
  });
});

/** The texts of a block that must be found again. */
function partsOf(block: Block): readonly string[] {
  if (block.type === 'text') return block.paragraphs;
  if (block.type === 'table') return block.rows.flat();
  if (block.type === 'actions') return block.actions.map(({ label }) => label);
  return block.type === 'code' ? [block.text] : [];
}

function lettersOf(text: string): number {
  return text.replace(/\s/g, '').length;
}

describe('A table on Discord', () => {
  it('is as wide as a phone', async () => {
    const columns = ['Layer', 'Output', 'Parameters', 'MACs', 'Memory'].map(
      (title) => ({ title, align: 'right' }) as const,
    );
    const rows = [['conv2d', '26×26×64', '1,849,688,064', '102,764,544', '173 KiB']];
    const [message] = await messagesOf(reply({ type: 'table', columns, rows }));
    const [, code] = /```\n([\s\S]*?)\n```/.exec(
      JSON.parse(JSON.stringify(textsOf(message!.body as SentMessage).join('\n'))),
    )!;
    expect(Math.max(...code!.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(code).toContain('1,849,688,064');
  });
});

describe('A picture on Discord', () => {
  it('is shown where it stands, with its alternative text', async () => {
    const [message] = await messagesOf(reply(paragraph('before'), picture, paragraph('after')));
    const types = message!.body.components.map(({ type }) => type);
    expect(types).toEqual([10, 12, 10, 1]);
    expect(message!.body.attachments).toEqual([
      { id: '0', filename: '1-maps.png', description: picture.alt },
    ]);
    expect(message!.files.map(({ name }) => name)).toEqual(['1-maps.png']);
  });

  it('is told in words where it is larger than may be sent', async () => {
    const [message] = await messagesOf(reply(picture), 10);
    expect(message!.files).toEqual([]);
    expect(perceived(message!.body as SentMessage)).toContain(picture.alt);
  });
});

function textsOf({ components = [] }: SentMessage): readonly string[] {
  return allComponents(components).flatMap(({ content }) => content ?? []);
}

describe('What a user wrote', () => {
  const hostile = [
    '@everyone @here <@123456789012345678> <@&123456789012345678> <#123456789012345678>',
    '</conv:123456789012345678> <t:1700000000:R> <:smile:123456789012345678> <id:customize>',
    '```\n@everyone\n``` **out**',
    '````` `` ` ```py\nx```',
    '# heading\n-# small\n- list\n1. one\n> quote\n>>> quote\n   # indented',
    '[link](https://example.org) <https://example.org> https://example.org',
    '||spoiler|| ~~gone~~ __under__ \\\\*a*',
    '\u202eevil\u202c a\u200bb',
  ];

  it.each(hostile)('neither formats nor pings: %j', async (text) => {
    const words: readonly Block[] = [
      paragraph(text),
      { type: 'code', language: 'text', text, heading: text },
    ];
    expect(await refusals({ title: text, tone: 'mistake', blocks: words })).toEqual([]);
  });

  it('is shown exactly, whatever it is', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'ab *_~`|<>[]()#@:-+.1\\\n/!', '```', '@everyone', 'https://'),
    });
    fc.assert(
      fc.property(text, (words) => {
        expect(rendered(escaped(words)).replaceAll('\u200b', '')).toBe(words);
        expect(escaped(words)).not.toMatch(/(?<!\\)(?:\\\\)*[*_~`|<[]/);
        expect(escaped(words)).not.toMatch(/^\s*(?:#{1,3}|[-+>]|\d+\.)\s/m);
        expect(escaped(words)).not.toMatch(/@(everyone|here)/);
      }),
      { numRuns: 500 },
    );
  });

  it('cannot close the block of code that it stands in', () => {
    const text = fc.string({ unit: fc.constantFrom('`', '``', '```', 'a', '\n', '@everyone', ' ') });
    fc.assert(
      fc.property(text, (words) => {
        const block = codeBlock(words);
        expect(block.slice(3, -3)).not.toContain('```');
        expect(block).not.toContain('@everyone');
      }),
      { numRuns: 500 },
    );
  });
});
