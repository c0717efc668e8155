import type { CostName } from './costs.ts';
import type { Evidence } from './evidence.ts';
import { formatCount, formatNumber, formatRatio, formatShare } from './format.ts';
import { activationsOf, contrast, type Pair, parametersOf, type Side } from './pair.ts';
import { unreadRows } from './unread.ts';

/** What the figures hold that one would not expect, in whole sentences. */
export function surprisesOf(evidence: Evidence): readonly string[] {
  return [
    smallButLarge(evidence),
    headTurns(evidence),
    laterLayersTurn(evidence),
    fewerMultiplications(evidence),
    sameParametersOtherWork(evidence),
    ...[evidence.a, evidence.b].flatMap((side) => [beyondInput(side), mostlyOneLayer(side), unread(side)]),
  ].filter((sentence) => sentence !== null);
}

/** Fewer parameters and more activations. */
function smallButLarge(pair: Pair): string | null {
  const parameters = contrast(pair, parametersOf);
  const activations = contrast(pair, activationsOf);
  if (parameters.outcome !== 'differs' || activations.outcome !== 'differs') return null;
  if (parameters.fewer !== activations.more || parameters.least === 0n || !activations.factor) return null;
  const { fewer, least, most } = parameters;
  return `${fewer.letter} has fewer parameters (${formatCount(least)} against ${formatCount(most)}) and yet ${formatRatio(activations.factor)} times the activations (${formatCount(activations.most)} against ${formatCount(activations.least)} values): parameters depend on the filters, activations on what they are slid over.`;
}

/** The order of the parameters is another one with a classifier behind. */
function headTurns({ head, ...pair }: Evidence): string | null {
  const bare = contrast(pair, parametersOf);
  if (!head || bare.outcome !== 'differs') return null;
  const [fewer, more] = bare.fewer === pair.a ? [head.a, head.b] : [head.b, head.a];
  if (fewer <= more) return null;
  return `With Flatten and Dense(${head.units}) behind, ${bare.fewer.letter} has more parameters, not fewer: ${formatCount(fewer)} against ${formatCount(more)}, since a dense layer has a weight for every value that reaches it.`;
}

/** The first layers with parameters stand one way round, the networks the other. */
function laterLayersTurn(pair: Pair): string | null {
  const whole = contrast(pair, parametersOf);
  const first = contrast(pair, (summary) => {
    const layer = summary.layers.find(({ parameters }) => parameters.total !== 0n);
    return layer ? layer.parameters.total : 0n;
  });
  if (whole.outcome !== 'differs' || first.outcome !== 'differs') return null;
  if (whole.more !== first.fewer || first.least === 0n) return null;
  return `The first layer with parameters is larger in ${first.more.letter} (${formatCount(first.most)} against ${formatCount(first.least)}), and yet ${whole.more.letter} as a whole has more parameters (${formatCount(whole.most)} against ${formatCount(whole.least)}): the layers behind it turn the order around.`;
}

/** MACs and activations point in different directions, so that neither says which is faster. */
function fewerMultiplications({ a, b, costs }: Evidence): string | null {
  const has = (side: Side, name: CostName) => costs.cheaper.get(side)!.some((cost) => cost.name === name);
  const side = [a, b].find((one) => has(one, 'MACs'));
  const other = side === a ? b : a;
  if (!side || !has(other, 'activations')) return null;
  return `${side.letter} has fewer MACs and that need not make it faster: it writes more activations than ${other.letter}, and moving values takes time as well.`;
}

function sameParametersOtherWork(pair: Pair): string | null {
  const parameters = contrast(pair, parametersOf);
  const macs = contrast(pair, ({ total }) => total.macs);
  if (parameters.outcome !== 'equal' || macs.outcome !== 'differs' || parameters.count === 0n || !macs.factor)
    return null;
  return `Both have ${formatCount(parameters.count)} parameters, and yet ${macs.more.letter} needs ${formatRatio(macs.factor)} times the MACs (${formatCount(macs.most)} against ${formatCount(macs.least)}): its weights are used at more positions.`;
}

function beyondInput({ letter, summary }: Side): string | null {
  if (!summary.total.receptiveField.exceedsInput) return null;
  return `The receptive field of ${letter} is larger than its input, so that part of it always lies on padding.`;
}

/** One of several layers holds nine tenths of the parameters, and it is not the first. */
function mostlyOneLayer({ letter, summary }: Side): string | null {
  const heavy = summary.layers.find(({ share }) => share !== null && share >= 0.9);
  const sharers = summary.layers.filter(({ parameters }) => parameters.total !== 0n);
  if (!heavy || sharers.length < 2 || heavy === sharers[0]) return null;
  const whole = summary.total.parameters.total;
  return `${formatShare(heavy.parameters.total, whole)} of the parameters of ${letter} are in one layer, ${heavy.name} (${formatCount(heavy.parameters.total)} of ${formatCount(whole)}).`;
}

function unread(side: Side): string | null {
  const found = unreadRows(side);
  if (!found) return null;
  const { layer, rows, kind } = found;
  const name = `${layer} of ${side.letter}`;
  return kind === 'between'
    ? `${name} skips ${formatNumber(rows, 'position')} between one window and the next: its stride is larger than its kernel.`
    : `${name} never reads the last ${rows === 1n ? 'position' : formatNumber(rows, 'position')} of an axis: a further step of its stride does not fit.`;
}
