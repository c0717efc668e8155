import type { CostName } from '../costs.ts';
import type { Evidence } from '../evidence.ts';
import { fieldText } from '../fields.ts';
import { formatCount, formatList } from '../format.ts';
import type { Side } from '../pair.ts';
import type { Rule } from './rule.ts';

/** When one would take which. The first rule that applies speaks. */
export const scenarioRules: readonly Rule[] = [
  {
    name: 'nothing to choose',
    applies: ({ same }) => same,
    say: () => 'There is nothing to choose between them.',
  },
  {
    name: 'something speaks for each',
    applies: (evidence) => [evidence.a, evidence.b].every((side) => occasions(evidence, side).length > 0),
    say(evidence) {
      const [first, second] = inOrder(evidence);
      return `Take ${first.letter} ${joined(evidence, first)}; take ${second.letter} ${joined(evidence, second)}.`;
    },
  },
  {
    name: 'all speaks for one',
    applies: (evidence) => [evidence.a, evidence.b].some((side) => occasions(evidence, side).length > 0),
    say(evidence) {
      const [second, first] = inOrder(evidence);
      return `Take ${first.letter} ${joined(evidence, first)}; no figure here speaks for ${second.letter}. Which of them learns better, only training both shows.`;
    },
  },
  {
    name: 'figures do not decide',
    applies: () => true,
    say: () => 'These figures do not decide between them: which one learns better, only training both shows.',
  },
];

const RESOURCES: Readonly<Record<CostName, string>> = {
  parameters: 'parameters',
  MACs: 'multiplications',
  activations: 'activation memory',
};

function joined(evidence: Evidence, side: Side): string {
  return formatList(occasions(evidence, side), 'or') + condition(evidence, side);
}

/** The occasions on which the figures speak for a side. */
function occasions(evidence: Evidence, side: Side): readonly string[] {
  const scarce = evidence.costs.cheaper.get(side)!.map(({ name }) => RESOURCES[name]);
  return [
    ...fieldOccasion(evidence, side),
    ...(scarce.length > 0 ? [`to save ${formatList(scarce)}`] : []),
    ...headOccasion(evidence, side),
  ];
}

function fieldOccasion({ fields }: Evidence, side: Side): readonly string[] {
  if (fields.outcome === 'one whole' && fields.whole === side) {
    return ['to let every output depend on the whole input'];
  }
  if (fields.outcome !== 'differs' || fields.wider !== side) return [];
  return [`to see patterns of up to ${fieldText(side)} in a single output`];
}

/** Only where a head turns the order of the parameters around. */
function headOccasion({ a, b, head, costs }: Evidence, side: Side): readonly string[] {
  if (!head) return [];
  const [own, others] = side === a ? [head.a, head.b] : [head.b, head.a];
  const other = side === a ? b : a;
  const ahead = costs.cheaper.get(other)!.some(({ name }) => name === 'parameters');
  if (!ahead || own >= others) return [];
  return [
    `if Flatten and Dense(${head.units}) follow directly (${formatCount(own)} parameters in all against ${formatCount(others)})`,
  ];
}

/** A small field is no fault where others widen it. */
function condition({ fields }: Evidence, side: Side): string {
  if (fields.outcome !== 'differs' || fields.narrower !== side) return '';
  return `, as long as the layers behind it widen its view of ${fieldText(side)} where that is too small`;
}

/** The side with the narrower field first, since it is the modest choice; else the cheaper one in parameters. */
function inOrder({ a, b, fields, costs }: Evidence): readonly [Side, Side] {
  if (fields.outcome === 'differs') return [fields.narrower, fields.wider];
  if (fields.outcome === 'one whole') return [fields.part, fields.whole];
  const [forA, forB] = [costs.cheaper.get(a)!, costs.cheaper.get(b)!];
  if (forA.length !== forB.length) return forA.length < forB.length ? [a, b] : [b, a];
  return forB[0]?.name === 'parameters' || forA[0]?.name === 'activations' ? [b, a] : [a, b];
}
