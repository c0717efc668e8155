import { ceilDivide } from '../../layers/geometry/sliding.ts';
import type { Evidence } from '../evidence.ts';
import { type FieldContrast, fieldSizes, fieldText } from '../fields.ts';
import { formatTimes } from '../format.ts';
import { largestOf } from '../integers.ts';
import type { Side } from '../pair.ts';
import { isUnstrided } from '../shapes.ts';
import type { Rule } from './rule.ts';

/** How much of the input one output value sees. The first rule that applies speaks. */
export const inputRules: readonly Rule[] = [
  {
    name: 'both see everything',
    applies: ({ fields }) => fields.outcome === 'both whole',
    say: () => 'Every output value of both depends on the whole input.',
  },
  {
    name: 'one sees everything',
    applies: ({ fields }) => fields.outcome === 'one whole',
    say({ fields }) {
      const { whole, part } = fields as Extract<FieldContrast, { outcome: 'one whole' }>;
      const known = !fieldSizes(part).includes(null);
      return `Every output value of ${whole.letter} depends on the whole input${known ? `, one of ${part.letter} on ${fieldText(part)}` : ''}.`;
    },
  },
  {
    name: 'fields unknown',
    applies: ({ fields }) => fields.outcome === 'unknown',
    say: () => 'How much of the input one output value sees cannot be compared for these two.',
  },
  {
    name: 'same field by different depth',
    applies: ({ fields, a, b }) => fields.outcome === 'equal' && depth(a) !== depth(b),
    say({ a, b }) {
      const [deep, flat] = depth(a) > depth(b) ? [a, b] : [b, a];
      return `One output value of either sees ${fieldText(deep)}; ${deep.letter} gets there in ${layers(depth(deep))} and ${flat.letter} in ${layers(depth(flat))}, so the reach is the same and the function is not.`;
    },
  },
  {
    name: 'same field',
    applies: ({ fields }) => fields.outcome === 'equal',
    say: ({ a }) =>
      `One output value of either sees ${fieldText(a)}: neither can respond to larger patterns than the other.`,
  },
  {
    name: 'fields cross',
    applies: ({ fields }) => fields.outcome === 'crossed',
    say({ a, b }) {
      const [first, second] = [fieldText(a), fieldText(b)].sort();
      return `One output value of one sees ${first} and of the other ${second}: neither window holds the other.`;
    },
  },
  {
    name: 'field beyond the input',
    applies: (evidence) => wider(evidence)?.wider.summary.total.receptiveField.exceedsInput === true,
    say: (evidence) =>
      `${seesMore(wider(evidence)!)}, which is more than the input has: part of that field is always padding.`,
  },
  {
    name: 'wider field that repetition reaches',
    applies: (evidence) => repetitions(evidence) !== null,
    say(evidence) {
      const [sides, times] = [wider(evidence)!, repetitions(evidence)!];
      return `${seesMore(sides)}, so ${sides.wider.letter} can respond to larger patterns in one step; ${formatTimes(times)} layers with the window of ${sides.narrower.letter}, one behind the other, reach ${reaches(sides, times)}.`;
    },
  },
  {
    name: 'wider field',
    applies: (evidence) => wider(evidence) !== null,
    say: (evidence) =>
      `${seesMore(wider(evidence)!)}, so ${wider(evidence)!.wider.letter} can respond to larger patterns.`,
  },
];

type Wider = Extract<FieldContrast, { outcome: 'differs' }>;

function wider({ fields }: Evidence): Wider | null {
  return fields.outcome === 'differs' ? fields : null;
}

function seesMore({ wider, narrower }: Wider): string {
  return `One output value of ${wider.letter} sees ${fieldText(wider)} and one of ${narrower.letter} ${fieldText(narrower)}`;
}

/** How many layers look further than their own position. */
function depth({ steps }: Side): number {
  return steps.filter(({ kind, layer, inputs }) => {
    const reach = kind.window(layer.params, inputs);
    return typeof reach !== 'string' && reach.kernel.some((size) => size !== 1n);
  }).length;
}

function layers(count: number): string {
  return `${formatTimes(BigInt(count))} ${count === 1 ? 'layer' : 'layers'}`;
}

/** How many copies of the narrower side's only window see as much as the other's: ⌈(R−1)/(r−1)⌉ at stride 1. */
function repetitions(evidence: Evidence): bigint | null {
  const sides = wider(evidence);
  if (!sides || depth(sides.narrower) !== 1 || depth(sides.wider) !== 1 || !isUnstrided(sides.narrower))
    return null;
  const sizes = fieldSizes(sides.narrower) as readonly bigint[];
  const targets = fieldSizes(sides.wider) as readonly bigint[];
  if (sizes.some((size, axis) => size === 1n && targets[axis] !== 1n)) return null;
  return largestOf(
    targets.map((target, axis) => (target === 1n ? 1n : ceilDivide(target - 1n, sizes[axis]! - 1n))),
  );
}

function reaches({ wider, narrower }: Wider, times: bigint): string {
  const targets = fieldSizes(wider);
  const exactly = fieldSizes(narrower).every((size, axis) => (size! - 1n) * times + 1n === targets[axis]);
  return exactly ? 'as far' : 'at least as far';
}
