import MiniSearch from 'minisearch';
import { withoutMarks } from './figures.ts';
import { termsOf } from './terms.ts';
import type { Topic } from './topic.ts';

/** What was found for a question, the best first. */
export interface Found {
  /** Whether the first one answers the question; otherwise the ranked ones are merely the nearest. */
  readonly confident: boolean;
  readonly ranked: readonly Ranked[];
}

export interface Ranked {
  readonly topic: Topic;
  /** How well it fits, from 0 to 1. */
  readonly score: number;
}

export type Retrieve = (question: string) => Found;

/** How well a topic has to fit before it is given as the answer. Chosen on the tuning half of the evaluation set. */
const CONFIDENT = 0.55;
/** How many candidates are looked at closely. */
const CANDIDATES = 12;

/** Makes the search over the topics: MiniSearch finds candidates and mends typos, the phrasings of the questions decide. */
export function createRetrieve(topics: readonly Topic[]): Retrieve {
  const index = indexOf(topics);
  const weightOf = weights(topics);
  const entries = new Map(topics.map((topic) => [topic.id, entryOf(topic, weightOf)]));
  return (question) => {
    const asked = known(termsOf(question), index, weightOf);
    const hits = index.search(asked.map(({ term }) => term).join(' '), { boost: BOOST });
    const ranked = hits
      .slice(0, CANDIDATES)
      .map(({ id, score }) => {
        const entry = entries.get(id)!;
        return { topic: entry.topic, score: fitOf(asked, entry, score / hits[0]!.score) };
      })
      .sort((one, other) => other.score - one.score);
    return { confident: (ranked[0]?.score ?? 0) >= CONFIDENT, ranked };
  };
}

const FIELDS = ['title', 'questions', 'tags', 'body'] as const;
const BOOST = { title: 3, questions: 3, tags: 2, body: 0.5 };

interface Indexed extends Readonly<Record<(typeof FIELDS)[number], string>> {
  readonly id: string;
}

function indexOf(topics: readonly Topic[]): MiniSearch<Indexed> {
  const index = new MiniSearch<Indexed>({
    fields: [...FIELDS],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  index.addAll(
    topics.map(({ id, title, questions, tags, answer, more, mistake }) => ({
      id,
      title: joined(title),
      questions: joined(...questions),
      tags: joined(...tags),
      body: joined(answer, more, mistake),
    })),
  );
  return index;
}

function joined(...texts: readonly string[]): string {
  return texts.flatMap((text) => termsOf(withoutMarks(text))).join(' ');
}

/** A word of the question: as the topics have it, with how much it says. */
interface Asked {
  readonly term: string;
  readonly weight: number;
}

/**
 * Looks unknown words up as typos and beginnings of known ones. What stays unknown weighs as much as the rarest word;
 * sizes that no topic has say nothing.
 */
function known(
  terms: readonly string[],
  index: MiniSearch<Indexed>,
  weightOf: ReadonlyMap<string, number>,
): readonly Asked[] {
  const rarest = 1.5 * Math.max(...weightOf.values());
  const telling = terms.filter((term) => weightOf.has(term) || !/^[\dx.]+$/.test(term));
  const asked = [...new Set(telling)].map((term) => {
    const weight = weightOf.get(term);
    if (weight !== undefined) return { term, weight };
    const meant = mended(term, index);
    return { term: meant ?? term, weight: weightOf.get(meant ?? term) ?? rarest };
  });
  return [...new Map(asked.map((one) => [one.term, one])).values()];
}

function mended(term: string, index: MiniSearch<Indexed>): string | undefined {
  if (term.length < 4 || /\d/.test(term)) return undefined;
  const [hit] = index.search(term, { fuzzy: term.length < 6 ? 1 : 2, prefix: term.length > 4, boost: BOOST });
  return hit?.terms[0];
}

/** How much each word says: the fewer topics have it, the more. */
function weights(topics: readonly Topic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const topic of topics) {
    for (const term of new Set(vocabularyOf(topic))) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return new Map([...counts].map(([term, count]) => [term, Math.log(1 + topics.length / count)]));
}

function vocabularyOf({ title, questions, tags }: Topic): readonly string[] {
  return [title, ...questions, ...tags].flatMap(termsOf);
}

/** A topic as it is held against a question. */
interface Entry {
  readonly topic: Topic;
  readonly vocabulary: ReadonlySet<string>;
  readonly phrasings: readonly Phrasing[];
}

interface Phrasing {
  readonly terms: ReadonlySet<string>;
  readonly weight: number;
}

function entryOf(topic: Topic, weightOf: ReadonlyMap<string, number>): Entry {
  const phrasings = [topic.title, ...topic.questions].map((text) => {
    const terms = new Set(termsOf(text));
    return { terms, weight: sum([...terms].map((term) => weightOf.get(term)!)) };
  });
  return { topic, vocabulary: new Set(vocabularyOf(topic)), phrasings };
}

/** From 0 to 1: like the nearest phrasing, with the words that the topic knows, and high in the search. */
function fitOf(asked: readonly Asked[], { vocabulary, phrasings }: Entry, rank: number): number {
  const all = sum(asked.map(({ weight }) => weight));
  const covered = sum(asked.map(({ term, weight }) => (vocabulary.has(term) ? weight : 0)));
  const nearest = Math.max(
    ...phrasings.map((phrasing) => {
      const shared = sum(asked.map(({ term, weight }) => (phrasing.terms.has(term) ? weight : 0)));
      return (2 * shared) / (all + phrasing.weight || 1);
    }),
  );
  return 0.55 * nearest + 0.35 * (covered / (all || 1)) + 0.1 * rank;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
