import { formatCount } from '../../engine/analysis/format.ts';
import type { ComputedAnswer } from './answer.ts';
import type { Described } from './described.ts';
import type { Question } from './question.ts';

/** Which of the two numbers of a layer with so many parameters is looked for. */
export type Count = 'filters' | 'channels';

/** The filters or the input channels of a layer that holds so many parameters; units and inputs of a dense layer. */
export function solveCount(count: Count, { target, around, sides }: Question): ComputedAnswer | undefined {
  const [layer, ...others] = sides[0] ?? [];
  if (!layer || others.length > 0 || target.parameters === undefined) return undefined;
  const window = windowOf(layer);
  if (window === undefined) return undefined;
  const known = {
    filters: layer.filters === undefined ? around.filters : BigInt(layer.filters),
    channels: layer.kind === 'dense' ? (around.input?.[0] ?? around.channels) : around.channels,
  };
  const parts: Parts = { parameters: target.parameters, window, bias: layer.bias ? 1n : 0n };
  const nouns = layer.kind === 'dense' ? NOUNS.dense : NOUNS.conv;
  if (count === 'filters')
    return known.channels === undefined ? undefined : filtersOf(parts, known.channels, nouns);
  return known.filters ? channelsOf(parts, known.filters, nouns) : undefined;
}

/** Parameters = filters · (window · channels + bias). */
interface Parts {
  readonly parameters: bigint;
  readonly window: Window;
  readonly bias: bigint;
}

/** How many values of each channel a filter weighs, and how that is written. */
interface Window {
  readonly size: bigint;
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

function windowOf({ kind, kernel, groups, axes }: Described): Window | undefined {
  if (kind === 'dense') return { size: 1n, text: '' };
  if (kind !== 'conv' || kernel === undefined || groups !== undefined) return undefined;
  const [height, width = axes === 1 ? 1n : height] = kernel.split('x').map(BigInt) as [bigint, bigint?];
  return { size: height * width!, text: `${height}·${width}·` };
}

function filtersOf({ parameters, window, bias }: Parts, channels: bigint, nouns: Nouns): ComputedAnswer {
  const each = window.size * channels + bias;
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
  const step = `(${formatCount(parameters)}/${formatCount(filters)}${minus})${window.size === 1n ? '' : ` / (${window.text.slice(0, -1)})`}`;
  if (parameters % filters !== 0n || each <= 0n || each % window.size !== 0n) {
    return solved('channels', nouns.channels, [], {
      sentence: `No whole number of ${nouns.channels} gives ${formatCount(parameters)} parameters in ${formatCount(filters)} ${nouns.filters}.`,
      step,
    });
  }
  const found = each / window.size;
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
