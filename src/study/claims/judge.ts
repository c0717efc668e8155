import type { Experiment } from '../computed/answer.ts';
import { withFigures } from '../figures.ts';
import type { Claim, Verdict } from './claim.ts';
import { judgeComputed } from './concrete.ts';
import { nearestClaims, type Resembling } from './nearest.ts';
import { type Stance, stanceOf } from './stance.ts';

/** What is true of a claim. */
export interface Judgement {
  readonly holds: Verdict;
  /** The claim of the rule base in its first wording; absent where the claim itself was computed. */
  readonly about?: string;
  readonly because: string;
  /** The case that shows it, computed: a counter-example unless the claim holds. */
  readonly shown: string;
  readonly steps: readonly string[];
  readonly experiment?: Experiment;
}

/** Judges a claim; where it cannot, the nearest claims that it could judge. Nothing is guessed. */
export function judgeClaim(sentence: string): Judgement | { readonly nearest: readonly string[] } {
  const computed = judgeComputed(sentence);
  if (computed && computed.holds !== 'depends') return computed;
  const said = stanceOf(sentence);
  const ranked = nearestClaims(said);
  const [best] = ranked;
  if (best && best.score >= CLOSE) return told(best.claim, verdictOn(said, best));
  return (
    computed ?? ofParts(sentence) ?? { nearest: ranked.slice(0, NEAREST).map(({ claim }) => claim.says[0]) }
  );
}

/** “… because …” says two things; it is false as soon as one of them is. */
function ofParts(sentence: string): Judgement | undefined {
  const parts = sentence.split(/\b(?:because|since)\b/i);
  if (parts.length < 2) return undefined;
  const judged = parts.map(judgeClaim).filter((part) => 'holds' in part);
  return judged.find(({ holds }) => holds === 'false');
}

/** How near a claim has to be before it is judged. */
const CLOSE = 0.75;
const NEAREST = 3;

function told({ says, because, shown, experiment }: Claim, holds: Verdict): Judgement {
  return {
    holds,
    about: says[0],
    because: withFigures(because),
    shown: withFigures(shown),
    steps: [],
    experiment,
  };
}

/** The verdict on the claim's wording, carried over to what was said of it. */
function verdictOn(said: Stance, { claim, wording }: Resembling): Verdict {
  const swapped = isSwapped(said, wording) ? -1 : 1;
  const turned = said.direction * wording.direction * swapped < 0;
  const plain = turned ? (claim.turned ?? (claim.holds === 'true' ? 'false' : claim.holds)) : claim.holds;
  const base = said.denies !== wording.denies ? opposite(plain) : plain;
  switch (said.quantifier) {
    case 'never':
      return plain === 'depends' ? 'false' : opposite(base);
    case 'always':
      if (plain !== 'depends') return base;
      return said.denies !== wording.denies ? 'true' : 'false';
    case 'sometimes':
      return plain === 'depends' ? 'true' : base;
    case undefined:
      return base;
    default:
      return said.quantifier satisfies never;
  }
}

function opposite(verdict: Verdict): Verdict {
  if (verdict === 'depends') return verdict;
  return verdict === 'true' ? 'false' : 'true';
}

/** Whether the two sides of a “than” stand the other way round. */
function isSwapped(said: Stance, wording: Stance): boolean {
  const common = (one: readonly string[], other: readonly string[]) =>
    one.filter((term) => other.includes(term)).length;
  const straight = common(said.before, wording.before) + common(said.behind, wording.behind);
  const crossed = common(said.before, wording.behind) + common(said.behind, wording.before);
  return crossed > straight;
}
