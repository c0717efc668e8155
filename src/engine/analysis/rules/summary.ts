import type { Cost } from '../costs.ts';
import type { Evidence } from '../evidence.ts';
import { formatList } from '../format.ts';
import type { Side } from '../pair.ts';
import type { Rule } from './rule.ts';

/** What the two come down to. The first rule that applies speaks. */
export const summaryRules: readonly Rule[] = [
  {
    name: 'same network',
    applies: ({ same }) => same,
    say: () => 'The two are the same: whatever is counted here is equal.',
  },
  {
    name: 'nothing can be compared',
    applies: ({ costs }) => costs.unknown.length === 3,
    say: () => 'What the two cost depends on sizes that are not known: give an input size to compare them.',
  },
  {
    name: 'each is cheaper in something',
    applies: (evidence) =>
      cheaper(evidence, evidence.a).length > 0 && cheaper(evidence, evidence.b).length > 0,
    say(evidence) {
      const [first, second] = byCheaper(evidence);
      return `${opening(evidence)}it is a trade: ${first.letter} needs fewer ${figures(evidence, first)}, ${second.letter} fewer ${figures(evidence, second)}.`;
    },
  },
  {
    name: 'one is cheaper in all that differs',
    applies: (evidence) => cheaper(evidence, evidence.a).length + cheaper(evidence, evidence.b).length > 0,
    say(evidence) {
      const [cheap] = byCheaper(evidence);
      const { equal } = evidence.costs;
      const rest = equal.length > 0 ? `, and equally many ${formatList(equal)}` : '';
      return `${opening(evidence)}${cheap.letter} is the cheaper one: it needs fewer ${figures(evidence, cheap)}${rest}.`;
    },
  },
  {
    name: 'same costs',
    applies: ({ costs }) => costs.equal.length > 0,
    say(evidence) {
      const { outcome } = evidence.fields;
      const apart = outcome === 'differs' || outcome === 'crossed' || outcome === 'one whole';
      return `${opening(evidence)}both need equally many ${formatList(evidence.costs.equal)}${apart ? ', and differ in what they see of the input' : ''}.`;
    },
  },
];

function cheaper({ costs }: Evidence, side: Side): readonly Cost[] {
  return costs.cheaper.get(side)!;
}

function figures(evidence: Evidence, side: Side): string {
  return formatList(cheaper(evidence, side).map(({ text }) => text));
}

/** The side that is cheaper in more respects first; where each is in one, the one with fewer parameters. */
function byCheaper(evidence: Evidence): readonly [Side, Side] {
  const { a, b } = evidence;
  const [inA, inB] = [cheaper(evidence, a), cheaper(evidence, b)];
  if (inA.length !== inB.length) return inA.length > inB.length ? [a, b] : [b, a];
  return inB[0]!.name === 'parameters' || inA[0]!.name === 'activations' ? [b, a] : [a, b];
}

function opening({ costs }: Evidence): string {
  return costs.unknown.length > 0 ? 'As far as it can be counted, ' : 'In short, ';
}
