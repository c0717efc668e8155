import type { Claim } from './claim.ts';
import { claims } from './index.ts';
import { type Stance, stanceOf } from './stance.ts';

/** A claim that resembles what was said, in the wording that does so most. */
export interface Resembling {
  readonly claim: Claim;
  readonly wording: Stance;
  /** From 0 to 1. */
  readonly score: number;
}

/** The claims of the rule base that resemble a sentence, the nearest first. */
export function nearestClaims(said: Stance): readonly Resembling[] {
  const { wordings, weights } = index();
  const rarest = Math.max(...weights.values());
  const weigh = (terms: readonly string[]) =>
    terms.reduce((total, term) => total + (weights.get(term) ?? rarest), 0);
  const best = new Map<Claim, Resembling>();
  for (const { claim, wording } of wordings) {
    const common = said.terms.filter((term) => wording.terms.includes(term));
    if (!alike(said.terms, wording.terms, common)) continue;
    const shared = weigh(common);
    const score = likeness(shared / (weigh(said.terms) || 1), shared / (weigh(wording.terms) || 1));
    if (score > (best.get(claim)?.score ?? 0)) best.set(claim, { claim, wording, score });
  }
  return [...best.values()].sort((one, other) => other.score - one.score);
}

/** Two sentences about other things are not alike, however many words they share; nor are two that share but one of several. */
function alike(said: readonly string[], wording: readonly string[], common: readonly string[]): boolean {
  if (common.length < 2 && (said.length > 1 || wording.length > 1)) return false;
  return SAID_OF.every((term) => said.includes(term) === wording.includes(term));
}

/** What is said of something, in the terms of a stance. */
const SAID_OF = [
  'paramet',
  'mac',
  'flop',
  'fast',
  'quality',
  'cost',
  'receptiv',
  'downsampl',
  'sam',
  'memory',
  'accuracy',
  'overfit',
  'linear',
  'fals',
];

/** The harmonic mean of both shares; what was said and is not in the wording counts more. */
function likeness(ofSaid: number, ofWording: number): number {
  return ofSaid * ofWording === 0 ? 0 : 1 / (SAID / ofSaid + (1 - SAID) / ofWording);
}

const SAID = 0.6;

interface Index {
  readonly wordings: readonly { readonly claim: Claim; readonly wording: Stance }[];
  /** How much each term says: the fewer claims have it, the more. */
  readonly weights: ReadonlyMap<string, number>;
}

/** Made with the first claim that is checked. */
function index(): Index {
  made ??= makeIndex();
  return made;
}

let made: Index | undefined;

function makeIndex(): Index {
  const wordings = claims.flatMap((claim) =>
    claim.says.map((wording) => ({ claim, wording: stanceOf(wording) })),
  );
  const holders = new Map<string, Set<Claim>>();
  for (const { claim, wording } of wordings) {
    for (const term of wording.terms) holders.set(term, (holders.get(term) ?? new Set()).add(claim));
  }
  const weights = new Map([...holders].map(([term, { size }]) => [term, Math.log(1 + claims.length / size)]));
  return { wordings, weights };
}
