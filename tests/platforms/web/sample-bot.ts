import sharp from 'sharp';
import * as z from 'zod';
import { type Bot, createBot } from '../../../src/chat/bot.ts';
import { command } from '../../../src/chat/command.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import type { Uploads } from '../../../src/chat/uploads.ts';
import { UserError } from '../../../src/user-error.ts';
import { Overload } from '../../../src/work/work.ts';

/** A bot whose commands answer with every block, mistake and failure that a platform must show. */
export function sampleBot(uploads: Uploads, bugs: unknown[] = []): Bot {
  return createBot(
    [everything, wrong, busy, broken, endless, pixels],
    { uploads },
    {
      reportBug: ({ error }) => bugs.push(error),
    },
  );
}

interface Context {
  readonly uploads: Uploads;
}

const everything = command({
  name: 'everything',
  summary: 'Answers with one block of each kind.',
  args: z.object({
    a: z.string().meta({ description: 'The first word', format: 'layers' }),
    b: z
      .string()
      .optional()
      .meta({ description: 'The second word', separators: ['vs'] }),
    image: z.string().optional().meta({ description: 'A picture', format: 'image' }),
    weights: z
      .enum(['classic', 'random'])
      .default('classic')
      .meta({ description: 'How the filters are made' }),
  }),
  examples: ['everything left vs right', 'everything alone'],
  understands: (text) => text.includes('('),
  complete: (field, typed) =>
    field.format === 'layers' ? [{ value: `${typed}!`, label: `${typed}! — said aloud` }] : undefined,
  async *run({ a, b = 'nothing', image, weights }, { uploads }: Context) {
    yield {
      title: 'Drawing',
      tone: 'working',
      blocks: [{ type: 'progress', label: 'Maps', done: 1, total: 4 }],
    };
    const sent = image && uploads.find(image);
    const source = image
      ? sent
        ? `your picture of ${sent.byteLength} bytes`
        : 'a picture that is gone'
      : 'no picture';
    yield everyBlock(a, b, `${source}, ${weights} weights`, await png(a.length));
  },
});

const wrong = command({
  name: 'wrong',
  summary: 'Always finds a mistake.',
  args: z.object({}),
  examples: [],
  run: () => {
    const at = { text: 'Conv2D(64, kernal_size=3)', span: { start: 11, end: 22 } };
    throw new UserError({ wrong: 'Conv2D knows no “kernal_size”.', write: 'Conv2D(64, kernel_size=3)', at });
  },
});

const busy = command({
  name: 'busy',
  summary: 'Has no room.',
  args: z.object({}),
  examples: [],
  run: () => {
    throw new Overload(2.5);
  },
});

const broken = command({
  name: 'broken',
  summary: 'Has a bug.',
  args: z.object({}),
  examples: [],
  run: () => {
    throw new TypeError('secret of the inside');
  },
});

const endless = command({
  name: 'endless',
  summary: 'Never comes to an end.',
  args: z.object({}),
  examples: [],
  async *run() {
    yield text('Working on and on', 'working');
    await new Promise(() => {});
  },
});

const pixels = command({
  name: 'pixels',
  summary: 'Answers with a picture of a size.',
  args: z.object({ width: z.coerce.number() }),
  examples: [],
  run: async ({ width }) => ({ title: 'A picture', tone: 'answer', blocks: [await png(width)] }),
});

function everyBlock(a: string, b: string, remark: string, picture: Reply['blocks'][number]): Reply {
  const again = { command: 'everything', args: { a: b, b: a } };
  return {
    title: `${a} against ${b}`,
    tone: 'answer',
    blocks: [
      { type: 'table', caption: 'Side by side', ...figures(a, b) },
      {
        type: 'text',
        heading: 'Why',
        style: 'paragraph',
        paragraphs: ['<b>Markup</b> is shown & not read.'],
      },
      { type: 'text', style: 'list', paragraphs: ['One point', 'Another point'] },
      picture,
      { type: 'code', heading: 'Keras', language: 'python', text: 'Conv2D(64, (3, 3))' },
      { type: 'text', style: 'note', paragraphs: [`Made with ${remark}.`] },
      { type: 'actions', actions: [{ label: 'Swap the sides', request: again }] },
    ],
    data: { safe: 640n, large: 2n ** 60n },
  };
}

function figures(a: string, b: string) {
  return {
    columns: [
      { title: '', align: 'left' },
      { title: a, align: 'right' },
      { title: b, align: 'right' },
    ],
    rows: [
      ['Parameters', '640', '1,600'],
      ['MACs', '389,376', '758,912'],
    ],
    footer: [['Total', '390,016', '760,512']],
  } as const;
}

async function png(width: number): Promise<Reply['blocks'][number]> {
  const options = { create: { width, height: 20, channels: 3, background: '#277f8e' } } as const;
  const bytes = new Uint8Array(await sharp(options).png().toBuffer());
  return {
    type: 'image',
    name: 'maps.png',
    alt: `A bar ${width} pixels wide`,
    width,
    height: 20,
    png: bytes,
  };
}

function text(title: string, tone: Reply['tone']): Reply {
  return { title, tone, blocks: [] };
}
