import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Block, Reply } from '../../../src/chat/reply.ts';
import { widthOf } from '../../../src/chat/width.ts';
import type { Screen } from '../../../src/platforms/terminal/screen.ts';
import { writeReply } from '../../../src/platforms/terminal/write-reply.ts';
import { picture, replyContract } from '../reply-contract.ts';

const PLAIN: Screen = { width: 80, colours: false, pictures: 'none' };

function written(blocks: readonly Block[], screen: Partial<Screen> = {}, reply: Partial<Reply> = {}): string {
  return writeReply(
    { title: 'T', tone: 'answer', blocks, ...reply },
    {
      screen: { ...PLAIN, ...screen },
      pathOf: ({ name }) => `pictures/${name}`,
      typed: (request) => ('text' in request ? request.text : request.command),
    },
  );
}

replyContract('A plain terminal', (reply) => written(reply.blocks, {}, reply));
replyContract('A terminal with colours and pictures', (reply) =>
  stripVTControlCharacters(written(reply.blocks, { colours: true, pictures: 'iterm2' }, reply)),
);

const LONG =
  'tf.keras.layers.Conv2D(64, (3, 3), activation="relu") with words behind it that go on and on and on';
const wide: Block = {
  type: 'table',
  columns: [
    { title: 'Layer', align: 'left' },
    { title: 'Parameters', align: 'right' },
    { title: '卷积', align: 'right' },
    { title: 'Note', align: 'left' },
  ],
  rows: [
    [LONG, '1,849,688,064', '102,764,544', LONG],
    ['👩‍👩‍👧 conv', '0', '卷积卷积', ''],
  ],
  footer: [['Total', '1,849,688,064', '102,764,544', '']],
};

describe('A table in the terminal', () => {
  it.each([40, 60, 80, 120, 200])('fits into %i columns', (width) => {
    for (const line of written([wide], { width }).split('\n'))
      expect(widthOf(line)).toBeLessThanOrEqual(width);
  });

  it.each([60, 80, 120])('never breaks a number, at %i columns', (width) => {
    const text = written([wide], { width });
    expect(text.split('1,849,688,064').length - 1).toBe(2);
    expect(text.split('102,764,544').length - 1).toBe(2);
  });

  it('sets columns below one another, wide characters included', () => {
    const table: Block = {
      type: 'table',
      columns: [
        { title: 'A', align: 'left' },
        { title: 'B', align: 'right' },
      ],
      rows: [
        ['卷积', '1'],
        ['abcdef', '22'],
      ],
      footer: [['sum', '23']],
    };
    expect(written([table])).toBe(
      'T\n\nA        B\n──────────\n卷积     1\nabcdef  22\n──────────\nsum     23\n',
    );
  });

  it('becomes a block for each row where columns find no room', () => {
    const columns = Array.from({ length: 9 }, (_, index) => ({
      title: `Title${index}`,
      align: 'right' as const,
    }));
    const rows = [columns.map((_, index) => `1,000,00${index}`)];
    const text = written([{ type: 'table', columns, rows }], { width: 40 });
    expect(text).toContain('1,000,000\n  Title1  1,000,001\n  Title2  1,000,002');
  });
});

describe('Text in the terminal', () => {
  it('is wrapped at words, and list points are indented', () => {
    const text = written([{ type: 'text', style: 'list', paragraphs: ['one two three four'] }], {
      width: 12,
    });
    expect(text).toBe('T\n\n• one two\n  three four\n');
  });

  it('has no colours unless it is shown on a terminal', () => {
    expect(written([picture, wide])).not.toContain('\x1b');
    expect(written([], { colours: true })).toContain('\x1b[');
  });

  it('cannot steer the terminal', () => {
    const text = written([{ type: 'text', style: 'paragraph', paragraphs: ['a\x1b[2Jb\x07c\rd\u009be'] }]);
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  it('keeps the lines of code, however long', () => {
    expect(written([{ type: 'code', language: 'python', text: LONG }], { width: 40 })).toContain(
      `\n  ${LONG}\n`,
    );
  });
});

describe('A picture in the terminal', () => {
  it('is named by its path and size, with what it shows', () => {
    expect(written([picture])).toBe('T\n\nPicture: pictures/maps.png (1×1 pixels)\nOne grey pixel.\n');
  });

  it('is shown inline by the protocol that the terminal has', () => {
    const base64 = Buffer.from(picture.png).toString('base64');
    expect(written([picture], { pictures: 'kitty' })).toContain(`\x1b_Ga=T,f=100,m=0;${base64}\x1b\\`);
    expect(written([picture], { pictures: 'iterm2' })).toMatch(
      new RegExp(`\\x1b\\]1337;File=inline=1;.*:${base64.replaceAll('+', '\\+')}\\x07`),
    );
  });

  it('is sent to kitty in chunks of at most 4,096 characters', () => {
    const large = { ...picture, png: new Uint8Array(10_000).fill(7) };
    const chunks = written([large], { pictures: 'kitty' })
      .split('\x1b_G')
      .slice(1)
      .map((chunk) => chunk.split('\x1b')[0]!.split(';'));
    expect(chunks.map(([keys]) => keys)).toEqual(['a=T,f=100,m=1', 'm=1', 'm=1', 'm=0']);
    expect(Buffer.from(chunks.map(([, data]) => data).join(''), 'base64')).toEqual(Buffer.from(large.png));
    expect(Math.max(...chunks.map(([, data]) => data!.length))).toBeLessThanOrEqual(4096);
  });
});
