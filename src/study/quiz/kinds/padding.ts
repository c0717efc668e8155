import { judge, type Network, stack } from '../../../engine/network.ts';
import type { Level, Option, QuestionKind } from '../question.ts';
import { NOTHING_DRAWN, type Random } from '../random.ts';
import { conv } from '../specs.ts';
import { outputOf } from './shape.ts';

/** Which padding gives an output of the size that is wanted. */
export const padding: QuestionKind = {
  name: 'padding',
  title: 'find the padding',
  draft(random, level) {
    const given = drawWindow(random, level);
    const wanted = sizeWith(given, given.rows);
    if (wanted === undefined) return undefined;
    const fits = (rows: number) => sizeWith(given, rows) === wanted;
    const slips = random.shuffle(slipsOf(given).filter(({ rows }) => !fits(rows)));
    return {
      text: `Which padding on each edge does a ${windowText(given)} need to make ${wanted}×${wanted} out of ${given.size}×${given.size}?`,
      right: rowsText(given.rows),
      slips: slips.map(({ rows, slip }): Required<Option> => ({ label: rowsText(rows), slip })),
      why: worked(given, wanted),
      topic: 'What is same padding?',
    };
  },
};

interface Window {
  readonly size: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  /** The padding that is asked for. */
  readonly rows: number;
}

function drawWindow(random: Random, level: Level): Window {
  const kernel = random.pick(level === 1 ? [3, 5, 7] : [3, 5, 7, 9, 11]);
  const dilation = level >= 3 && random.chance(0.6) ? random.pick([2, 3]) : 1;
  const stride = level === 2 || (level >= 4 && random.chance(0.7)) ? 2 : 1;
  const half = (dilation * (kernel - 1)) / 2;
  // What keeps the size, or what does not.
  const rows = level === 5 ? random.pick([half, half - 1, half + 1, 1]) : half;
  return { size: random.pick([14, 16, 28, 32, 56, 64, 224]), kernel, stride, dilation, rows };
}

function sizeWith({ size, kernel, stride, dilation }: Window, rows: number): number | undefined {
  if (rows < 0) return undefined;
  const network: Network = stack(
    [BigInt(size), BigInt(size), 1n],
    [conv(NOTHING_DRAWN, { filters: 1, kernel, stride, dilation, padding: rows })],
  );
  return judge(network).mistakes.length > 0 ? undefined : Number(outputOf(network)[0]);
}

function slipsOf({ kernel, rows, stride }: Window): readonly { rows: number; slip: string }[] {
  return [
    { rows: (kernel - 1) / 2, slip: 'You left out the dilation: the window spans d·(k − 1) + 1 positions.' },
    { rows: 2 * rows, slip: 'You counted the rows of both edges: this many stand on each of them.' },
    { rows: kernel, slip: 'You took the kernel: half of what it spans beyond its middle is enough.' },
    { rows: rows + 1, slip: 'You rounded up: the middle of the window needs no padding of its own.' },
    { rows: 0, slip: 'Without padding the window fits at fewer positions than that.' },
    { rows: rows - 1, slip: 'One row too few: the window then misses positions at the edge.' },
    {
      rows: rows + stride,
      slip: 'You added the stride: padding makes up for the kernel, not for the steps.',
    },
  ].filter((option) => option.rows >= 0);
}

function rowsText(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`;
}

function windowText({ kernel, stride, dilation }: Window): string {
  const more = [
    ...(stride > 1 ? [`stride ${stride}`] : []),
    ...(dilation > 1 ? [`dilation ${dilation}`] : []),
  ];
  return `${kernel}×${kernel} convolution${more.length > 0 ? ` with ${more.join(' and ')}` : ''}`;
}

function worked({ size, kernel, stride, dilation, rows }: Window, wanted: number): readonly string[] {
  const span = dilation * (kernel - 1) + 1;
  const spans =
    dilation === 1 ? [] : [`The window spans ${dilation}·(${kernel} − 1) + 1 = ${span} positions.`];
  const inside = `${size} + 2·${rows} − ${span}`;
  const places = stride === 1 ? inside : `⌊(${inside})/${stride}⌋`;
  return [...spans, `${places} + 1 = ${wanted}.`];
}
