import { channelsOf } from '../shape.ts';
import { isSameLayer } from './equality.ts';
import type { Evidence } from './evidence.ts';
import { filterLayer } from './filter-layer.ts';
import { formatCount } from './format.ts';
import type { Pair, Side } from './pair.ts';
import { isUnstrided, sameShape } from './shapes.ts';

/**
 * What the two do not differ in and the verdict does not say, in whole sentences; what a learner might expect to differ
 * comes first.
 */
export function samenessOf(evidence: Evidence): readonly string[] {
  if (evidence.same) return [];
  const parts = [stride, depth, channelCount, activation];
  return parts.map((part) => part(evidence)).filter((sentence) => sentence !== null);
}

function stride({ a, b }: Pair): string | null {
  if (![a, b].every((side) => isUnstrided(side) && slides(side))) return null;
  return 'Both move over the input by one position at a time: a kernel does not stride, whatever its size.';
}

function depth({ a, b }: Pair): string | null {
  const [first, second] = [a, b].map(({ steps }) => (steps.length === 1 ? filterLayer(steps[0]!) : null));
  if (!first || !second) return null;
  const [ofA, ofB] = [first, second].map(({ inputChannels, groups }) => inputChannels / groups);
  if (ofA !== ofB) return null;
  return ofA === 1n
    ? 'Each filter of both spans the one input channel.'
    : `Each filter of both spans ${formatCount(ofA!)} input channels.`;
}

function channelCount({ a, b }: Pair): string | null {
  const [ofA, ofB] = [a.summary.total.output, b.summary.total.output];
  const channels = channelsOf(ofA);
  if (sameShape(ofA, ofB) || channels === null || channels !== channelsOf(ofB)) return null;
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
