import { formatCount } from '../../../engine/analysis/format.ts';
import { fractionText, ratio } from '../../../engine/analysis/ratio.ts';
import { summarise } from '../../../engine/analysis/summary.ts';
import { type Network, stack } from '../../../engine/network.ts';
import type { Option, QuestionKind } from '../question.ts';
import { NOTHING_DRAWN, type Random } from '../random.ts';
import { conv } from '../specs.ts';
import { type ChangeName, type Claim, quantities } from './claims/claim.ts';
import { claims } from './claims/index.ts';
import { shown } from './figures.ts';

/** Whether a change multiplies a quantity by a factor, and why. */
export const trueFalse: QuestionKind = {
  name: 'true-false',
  title: 'true or false, and why',
  draft(random, level) {
    const claim = random.pick(claims.slice(Math.max(0, 2 * level - 6), 2 * level));
    const base = drawBase(random);
    const [before, after] = [base, CHANGES[claim.change].of(base)].map(networkOf).map(figureOf(claim));
    const factor = fractionText(ratio(after!, before!)!);
    const stated = random.chance(0.5) ? factor : random.pick(claim.wrong).factor;
    const verdict = (other: string, reason: string) =>
      `${other === stated ? 'True' : 'False'}, ×${other}: ${reason}`;
    const { on, ...layers } = shown(networkOf(base), random);
    return {
      text: `True or false, ${on}? ${CHANGES[claim.change].text} multiplies the ${claim.quantity} of this by ${stated}.`,
      ...layers,
      right: verdict(factor, claim.reason),
      slips: random.shuffle(
        claim.wrong.map(
          (wrong): Required<Option> => ({ label: verdict(wrong.factor, wrong.reason), slip: wrong.slip }),
        ),
      ),
      why: [
        `${formatCount(before!)} before, ${formatCount(after!)} after: ×${factor}, since ${claim.reason}.`,
      ],
      topic: TOPICS[claim.change],
    };
  },
};

/** A layer whose counts change by whole factors: it keeps the size, and its sides are even. */
interface Base {
  readonly side: number;
  readonly channels: number;
  readonly filters: number;
  readonly kernel: number;
  readonly stride: number;
}

function drawBase(random: Random): Base {
  return {
    side: random.pick([16, 28, 32, 64]),
    channels: random.pick([1, 3, 8, 16, 32]),
    filters: random.pick([8, 16, 32, 64]),
    kernel: 3,
    stride: 1,
  };
}

function networkOf({ side, channels, ...layer }: Base): Network {
  return stack(
    [BigInt(side), BigInt(side), BigInt(channels)],
    [conv(NOTHING_DRAWN, { ...layer, same: true })],
  );
}

function figureOf({ quantity }: Claim) {
  return (network: Network) => quantities[quantity](summarise(network));
}

const CHANGES: Readonly<Record<ChangeName, { readonly text: string; of(base: Base): Base }>> = {
  filters: { text: 'Doubling the filters', of: (base) => ({ ...base, filters: 2 * base.filters }) },
  input: {
    text: 'Doubling the height and width of the input',
    of: (base) => ({ ...base, side: 2 * base.side }),
  },
  stride: { text: 'Stride 2 in place of 1', of: (base) => ({ ...base, stride: 2 }) },
  channels: {
    text: 'Doubling the channels of the input',
    of: (base) => ({ ...base, channels: 2 * base.channels }),
  },
  kernel: { text: 'A kernel of 5×5 in place of 3×3', of: (base) => ({ ...base, kernel: 5 }) },
};

const TOPICS: Readonly<Record<ChangeName, string>> = {
  filters: 'How many filters should a layer have?',
  input: 'Why do convolutions share their weights?',
  stride: 'What does stride do?',
  channels: 'Why does a filter span all input channels?',
  kernel: 'Do larger filters downsample?',
};
