import { compare } from '../../../src/engine/analysis/compare.ts';
import { type Evidence, evidenceOf } from '../../../src/engine/analysis/evidence.ts';
import type { Side } from '../../../src/engine/analysis/pair.ts';
import type { Rule } from '../../../src/engine/analysis/rules/rule.ts';
import { summariseSteps } from '../../../src/engine/analysis/summary.ts';
import { type Network, traverse } from '../../../src/engine/network.ts';
import { readModel } from '../../../src/engine/notation/index.ts';

/** A pair as a test names it: two models and the input of both. */
export interface PairText {
  readonly a: string;
  readonly b: string;
  readonly input: string;
}

export const SEED: PairText = { a: '64@3x3 relu', b: '32@7x7 relu', input: '28x28x1' };

export function network(model: string, input?: string): Network {
  return readModel(model, input).network;
}

export function comparison({ a, b, input }: PairText) {
  return compare(network(a, input), network(b, input));
}

export function swapped({ a, b, input }: PairText): PairText {
  return { a: b, b: a, input };
}

export function evidence({ a, b, input }: PairText): Evidence {
  return evidenceOf({ a: side('A', network(a, input)), b: side('B', network(b, input)) });
}

/** The rule that speaks for a pair and its sentence. */
export function spoken(rules: readonly Rule[], pair: PairText): { rule: string; sentence: string } | null {
  const found = evidence(pair);
  const rule = rules.find(({ applies }) => applies(found));
  return rule ? { rule: rule.name, sentence: rule.say(found) } : null;
}

/** The same sentence with the sides' letters exchanged. */
export function exchanged(sentence: string): string {
  return sentence.replace(/\b[AB]\b/g, (letter) => (letter === 'A' ? 'B' : 'A'));
}

function side(letter: Side['letter'], given: Network): Side {
  const steps = traverse(given);
  return { letter, network: given, steps, summary: summariseSteps(given, steps, {}) };
}
