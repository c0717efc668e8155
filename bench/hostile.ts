import { compare } from '../src/engine/analysis/compare.ts';
import { withinBudget } from '../src/engine/compute/budget.ts';
import { decodeUpload } from '../src/engine/compute/upload.ts';
import { readModel, readPair } from '../src/engine/notation/index.ts';
import { bombs } from './bombs.ts';
import { type Measurement, median, timed, under } from './measure.ts';

/** What was made to be slow: enormous layers, texts up to the length limit, and pictures that unfold. */
export async function hostile(): Promise<Measurement[]> {
  const huge = median(await timed(20, answerHuge));
  return [
    under('Conv2D(10**9, (3,3)) against Conv2D(10**9, (7,7)), counted', huge, 50),
    ...TEXTS.map(linearity),
    ...(await refusals()),
  ];
}

function answerHuge(): void {
  const { a, b } = readPair('Conv2D(10**9, (3,3))', 'Conv2D(10**9, (7,7))', '28x28x1');
  compare(a.network, b.network);
  orRefused(() => withinBudget(a.network));
}

const TEXTS: readonly { readonly what: string; text(length: number): string }[] = [
  { what: 'nested calls', text: (length) => 'Conv2D('.repeat(length / 7) },
  { what: 'nested lists', text: (length) => `Conv2D(${'['.repeat(length)}` },
  { what: 'nested brackets', text: (length) => '('.repeat(length) },
  { what: 'a long sum', text: (length) => `Conv2D(${'1+'.repeat(length / 2)}1, 3)` },
  { what: 'a long stack', text: (length) => 'relu > '.repeat(length / 7) },
  { what: 'many lines', text: (length) => 'model.add(Dense(3))\n'.repeat(length / 20) },
];

/** Up to half of the longest text that is read; more than that is refused by its length. */
const LONGEST = 96_000;

/** How much longer four times the text takes: 4 where time is linear. */
function linearity({ what, text }: (typeof TEXTS)[number]): Measurement {
  const time = (length: number) => {
    const typed = text(length);
    const start = performance.now();
    orRefused(() => readModel(typed));
    return performance.now() - start;
  };
  time(LONGEST / 4);
  const [quarter, whole] = [time(LONGEST / 4), time(LONGEST)];
  const ratio = whole / Math.max(quarter, 1);
  return {
    what: `${what}: four times the text (${whole.toFixed(0)} ms)`,
    figure: `×${ratio.toFixed(1)}`,
    goal: 'at most ×6',
    met: ratio <= 6,
  };
}

async function refusals(): Promise<Measurement[]> {
  const rows: Measurement[] = [];
  for (const { what, bytes } of bombs()) {
    const [time] = await timed(1, () => decodeUpload(bytes).catch(() => {}));
    rows.push(under(`refused: ${what}`, time!, 1000));
  }
  return rows;
}

/** Hostile texts are answered with mistakes, which take time as well. */
function orRefused(run: () => unknown): void {
  try {
    run();
  } catch {}
}
