import { formatCount } from '../../../engine/analysis/format.ts';
import type { ComputedAnswer, Experiment } from '../answer.ts';
import type { Described } from '../described.ts';
import type { Question } from '../question.ts';

/** Which of the two numbers of a layer with so many parameters is looked for. */
export type Count = 'filters' | 'channels';

/** The filters or the input channels of a layer that holds so many parameters; units and inputs of a dense layer. */
export function solveCount(count: Count, { target, around, sides }: Question): ComputedAnswer | undefined {
  const [layer, ...others] = sides[0] ?? [];
  if (!layer || others.length > 0 || target.parameters === undefined) return undefined;
  const window = windowIn(layer);
  if (window === undefined) return undefined;
  const filters = layer.filters === undefined ? around.filters : BigInt(layer.filters);
  const channels = layer.kind === 'dense' ? (around.input?.[0] ?? around.channels) : around.channels;
  const parts: Parts = { parameters: target.parameters, window, bias: layer.bias ? 1n : 0n };
  const nouns = layer.kind === 'dense' ? NOUNS.dense : NOUNS.conv;
  if (count === 'filters' && channels !== undefined) {
    const answer = filtersOf(parts, channels, nouns);
    return withExperiment(answer, (found) => experimentWith(layer, found, channels));
  }
  if (count === 'channels' && filters) {
    const answer = channelsOf(parts, filters, nouns);
    return withExperiment(answer, (found) => experimentWith(layer, filters, found));
  }
  return undefined;
}

/** Parameters = filters · (positions · channels / groups + bias). */
interface Parts {
  readonly parameters: bigint;
  readonly window: Window;
  readonly bias: bigint;
}

/** The positions of a filter, and in how many groups the channels are, with how the positions are written. */
interface Window {
  readonly positions: bigint;
  readonly groups: bigint;
  readonly text: string;
}

interface Nouns {
  readonly filters: string;
  readonly channels: string;
}

const NOUNS: Readonly<Record<'dense' | 'conv', Nouns>> = {
  dense: { filters: 'units', channels: 'inputs' },
  conv: { filters: 'filters', channels: 'input channels' },
};

function windowIn({ kind, kernel, groups, axes }: Described): Window | undefined {
  if (kind === 'dense') return { positions: 1n, groups: 1n, text: '' };
  if (kind !== 'conv' || kernel === undefined || groups === '0') return undefined;
  const [height, width = axes === 1 ? 1n : height] = kernel.split('x').map(BigInt) as [bigint, bigint?];
  return { positions: height * width!, groups: BigInt(groups ?? 1), text: `${height}·${width}·` };
}

function filtersOf({ parameters, window, bias }: Parts, channels: bigint, nouns: Nouns): ComputedAnswer {
  const each = (window.positions * channels) / window.groups + bias;
  const plus = bias === 0n ? '' : ' + 1';
  const step = `${formatCount(parameters)} / (${window.text}${channels}${plus}) = ${formatCount(parameters)} / ${formatCount(each)}`;
  const found = parameters / each;
  const { filters } = nouns;
  if (parameters % each !== 0n || found === 0n) {
    const near = [found, found + 1n].map((some) => `${formatCount(some)} hold ${formatCount(some * each)}`);
    return solved('filters', nouns.filters, [], {
      sentence: `No whole number of ${filters} gives ${formatCount(parameters)} parameters: each one holds ${formatCount(each)}, so ${near.join(' and ')}.`,
      step,
    });
  }
  return solved('filters', nouns.filters, found, {
    sentence: `${formatCount(found)} ${filters}: each one holds ${formatCount(each)} numbers${bias === 0n ? '' : ', its bias included'}.`,
    step: `${step} = ${formatCount(found)}`,
  });
}

function channelsOf({ parameters, window, bias }: Parts, filters: bigint, nouns: Nouns): ComputedAnswer {
  const each = parameters / filters - bias;
  const minus = bias === 0n ? '' : ' − 1';
  const over = window.positions === 1n ? '' : ` / (${window.text.slice(0, -1)})`;
  const times = window.groups === 1n ? '' : ` · ${window.groups} groups`;
  const step = `(${formatCount(parameters)}/${formatCount(filters)}${minus})${over}${times}`;
  if (parameters % filters !== 0n || each <= 0n || each % window.positions !== 0n) {
    return solved('channels', nouns.channels, [], {
      sentence: `No whole number of ${nouns.channels} gives ${formatCount(parameters)} parameters in ${formatCount(filters)} ${nouns.filters}.`,
      step,
    });
  }
  const found = (each / window.positions) * window.groups;
  return solved('channels', nouns.channels, found, {
    sentence: `${formatCount(found)} ${nouns.channels}: each of the ${formatCount(filters)} ${nouns.filters} weighs ${formatCount(each)} values${bias === 0n ? '' : ' and adds its bias'}.`,
    step: `${step} = ${formatCount(found)}`,
  });
}

function solved(
  quantity: Count,
  unit: string,
  value: ComputedAnswer['value'],
  { sentence, step }: { readonly sentence: string; readonly step: string },
): ComputedAnswer {
  return { quantity, value, unit, sentence, steps: [step], assumptions: [] };
}

function withExperiment(answer: ComputedAnswer, tried: (found: bigint) => Experiment): ComputedAnswer {
  return typeof answer.value === 'bigint' ? { ...answer, request: tried(answer.value) } : answer;
}

/** The layer with both of its numbers, to be counted. */
function experimentWith(layer: Described, filters: bigint, channels: bigint): Experiment {
  const { kind, kernel, groups, axes, bias } = layer;
  const end = `${groups === undefined ? '' : ` g${groups}`}${bias ? '' : ' nobias'}`;
  if (kind === 'dense')
    return { command: 'summary', args: { model: `dense ${filters}${end}`, input: `${channels}` } };
  const [height, width = height] = kernel!.split('x');
  const isLine = axes === 1;
  const model = isLine ? `conv1d ${filters} ${height}` : `${filters}@${height}x${width}`;
  const input = isLine ? `64x${channels}` : `64x64x${channels}`;
  return { command: 'summary', args: { model: `${model}${end}`, input } };
}
