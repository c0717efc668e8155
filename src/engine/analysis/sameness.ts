import { formatShape } from '../notation/format.ts';
import { channelsOf, spatialOf } from '../shape.ts';
import { isSameLayer } from './equality.ts';
import type { Evidence } from './evidence.ts';
import { fieldText } from './fields.ts';
import { filterLayer } from './filter-layer.ts';
import { formatCount, formatList } from './format.ts';
import type { Pair, Side } from './pair.ts';
import { isUnstrided, keepsSize, sameShape } from './shapes.ts';

/** What the two do not differ in, in whole sentences; what a learner might expect to differ comes first. */
export function samenessOf(evidence: Evidence): readonly string[] {
  if (evidence.same) return ['Both are the same layers on the same input.'];
  const parts = [stride, size, depth, field, costs, output, activation];
  return parts.map((part) => part(evidence)).filter((sentence) => sentence !== null);
}

function stride({ a, b }: Pair): string | null {
  if (![a, b].every((side) => isUnstrided(side) && slides(side))) return null;
  return 'Both move over the input by one position at a time: a kernel does not stride, whatever its size.';
}

function size({ a, b }: Pair): string | null {
  const spatial = spatialOf(a.summary.input);
  if (!keepsSize(a) || !keepsSize(b) || !sameShape(spatial, spatialOf(b.summary.input))) return null;
  const padded = [a, b].every((side) => isUnstrided(side) && looksAround(side));
  return `Neither shrinks its input: ${formatShape(spatial)} positions go in and come out${padded ? ', for padding makes up for the border' : ''}.`;
}

function depth({ a, b }: Pair): string | null {
  const [first, second] = [a, b].map(({ steps }) => (steps.length === 1 ? filterLayer(steps[0]!) : null));
  if (!first || !second) return null;
  const [ofA, ofB] = [first, second].map(({ inputChannels, groups }) => inputChannels / groups);
  if (ofA !== ofB) return null;
  return ofA === 1n
    ? 'A filter of either sees one input channel.'
    : `A filter of either sees ${formatCount(ofA!)} input channels at once.`;
}

function field({ a, fields }: Evidence): string | null {
  if (fields.outcome === 'both whole') return 'Every output of both depends on the whole input.';
  return fields.outcome === 'equal' ? `One output of either sees ${fieldText(a)}.` : null;
}

function costs({ costs }: Evidence): string | null {
  return costs.equal.length > 0 ? `Both count the same ${formatList(costs.equal)}.` : null;
}

function output({ a, b }: Pair): string | null {
  const [ofA, ofB] = [a.summary.total.output, b.summary.total.output];
  if (sameShape(ofA, ofB)) return `Both give ${formatShape(ofA)}.`;
  const channels = channelsOf(ofA);
  if (channels === null || channels !== channelsOf(ofB)) return null;
  return `Both give ${formatCount(channels)} ${ofA.length > 1 && ofB.length > 1 ? 'channels' : 'values at each position'}.`;
}

/** The activation written into the only layer of each. */
function activation({ a, b }: Pair): string | null {
  const [first, second] = [a, b].map(({ steps }) =>
    steps.length === 1 ? steps[0]!.layer.activation : undefined,
  );
  return first && second && isSameLayer(first, second) ? 'Both have the same activation behind them.' : null;
}

function slides({ steps }: Side): boolean {
  return steps.some(({ kind, layer, inputs }) => typeof kind.window(layer.params, inputs) !== 'string');
}

function looksAround({ summary }: Side): boolean {
  const { size, whole } = summary.total.receptiveField;
  return !whole && size !== null && size !== 1n;
}
