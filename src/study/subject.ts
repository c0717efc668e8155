import type { Terms } from './entry.ts';

/**
 * How much each term speaks for a question about layers rather than about anything else: the logarithm of how many times
 * as often it stands in the topics' phrasings as in questions that no topic answers. A naive Bayes classifier's weights.
 */
export type Subject = ReadonlyMap<string, number>;

/** A subject as plain data. */
export type SubjectData = readonly (readonly [term: string, odds: number])[];

/** What the phrasings of the topics have that questions from elsewhere do not. */
export function subjectData(
  topics: readonly Terms[],
  elsewhere: readonly (readonly string[])[],
): SubjectData {
  const here = frequencies(topics.flatMap(({ title, questions }) => [title, ...questions]));
  const there = frequencies(elsewhere);
  const terms = [...new Set([...here.counts.keys(), ...there.counts.keys()])];
  const rate = ({ counts, all }: Frequencies, term: string) =>
    ((counts.get(term) ?? 0) + UNSEEN) / (all + UNSEEN * terms.length);
  return terms.map((term) => [term, rounded(Math.log(rate(here, term) / rate(there, term)))]);
}

/** The mean of what the terms say, above 0 where they speak for the subject. A term that is nowhere speaks against it. */
export function aboutSubject(terms: readonly string[], subject: Subject): number {
  const odds = [...new Set(terms)].map((term) => subject.get(term) ?? NOWHERE);
  return odds.reduce((total, one) => total + one, 0) / (odds.length || 1);
}

/** What a term counts that was never seen. */
const UNSEEN = 0.5;
/** The phrasings have several times as many words as the questions from elsewhere: what neither has is likelier from elsewhere. */
const NOWHERE = -1.3;

interface Frequencies {
  readonly counts: ReadonlyMap<string, number>;
  readonly all: number;
}

function frequencies(texts: readonly (readonly string[])[]): Frequencies {
  const counts = new Map<string, number>();
  let all = 0;
  for (const terms of texts) {
    for (const term of new Set(terms)) {
      counts.set(term, (counts.get(term) ?? 0) + 1);
      all++;
    }
  }
  return { counts, all };
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
