import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Image, Reply } from '../../src/chat/reply.ts';

/**
 * What every writer of Replies holds to. `show` writes a Reply and gives all that a person perceives of it: the text,
 * and the alternative texts of pictures. Blanks and line breaks do not count.
 */
export function replyContract(writer: string, show: (reply: Reply) => Promise<string> | string): void {
  const perceived = async (reply: Reply) => squeezed(await show(reply));

  describe(`${writer}: the contract of all writers of Replies`, () => {
    it.each(Object.entries(sampleBlocks))('shows every part of a block of type %s', async (_type, block) => {
      const text = await perceived({ title: 'A title', tone: 'answer', blocks: [block] });
      for (const part of partsOf(block)) expect(text).toContain(squeezed(part));
    });

    it.each(['answer', 'mistake', 'working'] as const)('shows the title of tone %s', async (tone) => {
      expect(await perceived({ title: 'A certain title', tone, blocks: [] })).toContain('Acertaintitle');
    });

    it('carries the alternative text of a picture', async () => {
      const alt = 'Two grids of maps: 64 of 26×26 and 32 of 22×22.';
      const text = await perceived({ title: 'T', tone: 'answer', blocks: [{ ...picture, alt }] });
      expect(text).toContain(squeezed(alt));
    });

    it.each([
      '<b>bold</b> & "quoted"',
      '*stars* _lines_ `ticks` ~waves~',
      '@everyone <!channel> <@U1>',
      '卷积 é 👩‍👩‍👧 ×',
    ])('shows text as it stands, markup of any kind included: %s', async (words) => {
      const text = await perceived({ title: words, tone: 'answer', blocks: [paragraph(words), code(words)] });
      expect(text.split(squeezed(words)).length - 1).toBe(3);
    });

    it('keeps the order of the blocks', async () => {
      const blocks = ['first', 'second', 'third'].flatMap((word) => [
        paragraph(`${word}-a`),
        code(`${word}-b`),
      ]);
      const text = await perceived({ title: 'T', tone: 'answer', blocks });
      const places = blocks.map((block) => text.indexOf(squeezed(partsOf(block)[0]!)));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((one, other) => one - other));
    });

    it('lets nothing vanish, whatever blocks are put together', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom(...Object.values(sampleBlocks)), { maxLength: 6 }),
          async (blocks) => {
            const numbered = blocks.map((block, index) => renamed(block, index));
            const text = await perceived({ title: 'T', tone: 'answer', blocks: numbered });
            for (const part of numbered.flatMap(partsOf)) expect(text).toContain(squeezed(part));
          },
        ),
        { numRuns: 25 },
      );
    });
  });
}

/** A picture of one grey pixel. */
export const picture: Image = {
  type: 'image',
  name: 'maps.png',
  alt: 'One grey pixel.',
  width: 1,
  height: 1,
  png: new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
      'base64',
    ),
  ),
};

/** A block of each type, all its optional parts given. */
const sampleBlocks: { readonly [T in Block['type']]: Extract<Block, { type: T }> } = {
  text: { type: 'text', heading: 'A heading', style: 'list', paragraphs: ['point one', 'point two'] },
  table: {
    type: 'table',
    caption: 'A caption',
    columns: [
      { title: 'Name', align: 'left' },
      { title: 'Count', align: 'right' },
    ],
    rows: [
      ['conv2d', '1,600'],
      ['dense', '433,290'],
    ],
    footer: [['Total', '434,890']],
  },
  image: picture,
  code: { type: 'code', heading: 'In Keras', language: 'python', text: 'x = Conv2D(64, 3)\ny = Dense(10)' },
  actions: {
    type: 'actions',
    actions: [
      { label: 'Feature maps', request: { text: 'help' } },
      { label: 'As PyTorch', request: { text: 'examples' } },
    ],
  },
  progress: { type: 'progress', label: 'Drawing', done: 1, total: 3 },
};

/** The texts of a block that a person must find again. */
function partsOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'text':
      return [...given(block.heading), ...block.paragraphs];
    case 'table':
      return [
        ...given(block.caption),
        ...block.columns.map(({ title }) => title),
        ...block.rows.flat(),
        ...(block.footer ?? []).flat(),
      ];
    case 'image':
      return [block.alt];
    case 'code':
      return [...given(block.heading), ...block.text.split('\n')];
    case 'actions':
      return block.actions.map(({ label }) => label);
    case 'progress':
      return [block.label];
    default:
      return block satisfies never;
  }
}

/** The same block with a text of its own, so that two of a type can be told apart. */
function renamed(block: Block, index: number): Block {
  const mark = (text: string) => `${text} no. ${index}`;
  switch (block.type) {
    case 'text':
      return { ...block, paragraphs: block.paragraphs.map(mark) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(mark)) };
    case 'image':
      return { ...block, alt: mark(block.alt) };
    case 'code':
      return { ...block, text: mark(block.text) };
    case 'actions':
      return { ...block, actions: block.actions.map((action) => ({ ...action, label: mark(action.label) })) };
    case 'progress':
      return { ...block, label: mark(block.label) };
    default:
      return block satisfies never;
  }
}

function paragraph(text: string): Block {
  return { type: 'text', style: 'paragraph', paragraphs: [text] };
}

function code(text: string): Block {
  return { type: 'code', language: 'text', text };
}

function given(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}
