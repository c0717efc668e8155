import MiniSearch from 'minisearch';
import { withoutMarks } from './figures.ts';
import { FIELD_WORDS, SHARED_WORDS } from './synonyms.ts';
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

/**
 * How well a topic has to fit before it is given as the answer: the more words of the field are in the question, the less
 * it can be about something else. Chosen on the tuning half of the evaluation set.
 */
const CONFIDENT = { elsewhere: 0.57, unclear: 0.52, inTheField: 0.36 };
/** How many candidates are looked at closely. */
const CANDIDATES = 12;

/** Makes the search over the topics: MiniSearch finds candidates and mends typos, the phrasings of the questions decide. */
export function createRetrieve(topics: readonly Topic[]): Retrieve {
  const entries = topics.map(entryOf);
  const index = indexOf(entries);
  const weightOf = weights(entries);
  const byId = new Map(entries.map((entry) => [entry.topic.id, entry]));
  return (question) => {
    const asked = known(termsOf(question), index, weightOf);
    const hits = index.search(asked.map(({ term }) => term).join(' '), { boost: BOOST, bm25: BM25 });
    const best = hits[0]?.score ?? 1;
    const ranked = hits
      .slice(0, CANDIDATES)
      .map(({ id, score }) => {
        const entry = byId.get(id)!;
        const fit = fitOf(asked, entry, weightOf);
        return { topic: entry.topic, score: fit, place: 0.6 * (score / best) + 0.4 * fit };
      })
      .sort((one, other) => other.place - one.place);
    return { confident: (ranked[0]?.score ?? 0) >= required(asked), ranked };
  };
}

function required(asked: readonly Asked[]): number {
  const ofTheField = asked.filter(({ term }) => FIELD_TERMS.has(term)).length;
  const shared = asked.filter(({ term }) => SHARED_TERMS.has(term)).length;
  if (ofTheField > 0 || shared > 1) return CONFIDENT.inTheField;
  return shared === 1 ? CONFIDENT.unclear : CONFIDENT.elsewhere;
}

const FIELD_TERMS: ReadonlySet<string> = new Set(termsOf(FIELD_WORDS));
const SHARED_TERMS: ReadonlySet<string> = new Set(termsOf(SHARED_WORDS));

/** A topic in terms. */
interface Entry {
  readonly topic: Topic;
  readonly title: readonly string[];
  readonly questions: readonly (readonly string[])[];
  readonly tags: readonly string[];
  readonly body: readonly string[];
  /** The terms of all but the body: how much of the topic is about each, from 0 to 1. */
  readonly own: ReadonlyMap<string, number>;
  readonly inBody: ReadonlySet<string>;
}

function entryOf(topic: Topic): Entry {
  const { answer, more, mistake, sources } = topic;
  const title = termsOf(topic.title);
  const questions = topic.questions.map(termsOf);
  const tags = termsOf(topic.tags.join(' , '));
  const body = termsOf(
    withoutMarks([answer, more, mistake, ...sources.map((source) => source.title)].join(' ')),
  );
  return {
    topic,
    title,
    questions,
    tags,
    body,
    own: shares([title, title, ...questions, ...topic.tags.map(termsOf)], questions.length + 2),
    inBody: new Set(body),
  };
}

/** In what share of `all` texts each term stands, at most 1. */
function shares(texts: readonly (readonly string[])[], all: number): ReadonlyMap<string, number> {
  const counts = counted(texts.map((terms) => new Set(terms)));
  return new Map([...counts].map(([term, count]) => [term, Math.min(1, count / all)]));
}

interface Indexed {
  readonly id: string;
  readonly title: string;
  readonly questions: string;
  readonly tags: string;
  readonly body: string;
}

const BOOST = { title: 1, questions: 3, tags: 1.5, body: 0.6 };

/** Many phrasings of one thing count more than MiniSearch takes for usual, and long topics are not the better ones. */
const BM25 = { k: 3, b: 0.9, d: 0.2 };

function indexOf(entries: readonly Entry[]): MiniSearch<Indexed> {
  const index = new MiniSearch<Indexed>({
    fields: Object.keys(BOOST),
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  index.addAll(
    entries.map(({ topic, title, questions, tags, body }) => ({
      id: topic.id,
      title: title.join(' '),
      questions: questions.flat().join(' '),
      tags: tags.join(' '),
      body: body.join(' '),
    })),
  );
  return index;
}

/** A word of the question: as the topics have it, with how much it says. */
interface Asked {
  readonly term: string;
  readonly weight: number;
}

type Weights = ReadonlyMap<string, number>;

/**
 * Looks unknown words up as typos and beginnings of known ones. What stays unknown weighs more than the rarest word;
 * sizes that no topic has say nothing.
 */
function known(terms: readonly string[], index: MiniSearch<Indexed>, weightOf: Weights): readonly Asked[] {
  const telling = terms.filter((term) => weightOf.has(term) || !/^[\dx.]+$/.test(term));
  const meant = telling.map((term) => (weightOf.has(term) ? term : (mended(term, index) ?? term)));
  return [...new Set(meant)].map((term) => ({ term, weight: weightOf.get(term) ?? UNKNOWN }));
}

/** About 1.5 times as much as a word that only one topic has. */
const UNKNOWN = 5;

function mended(term: string, index: MiniSearch<Indexed>): string | undefined {
  if (term.length < 5 || /\d/.test(term)) return undefined;
  const [hit] = index.search(term, { fuzzy: term.length < 8 ? 1 : 2, prefix: true, boost: BOOST });
  return hit?.terms[0];
}

/** How much each word says: the fewer topics have it, the more. */
function weights(entries: readonly Entry[]): Weights {
  const weightsIn = (part: (entry: Entry) => ReadonlySet<string>) =>
    [...counted(entries.map(part))].map(
      ([term, count]) => [term, Math.log(1 + entries.length / count)] as const,
    );
  return new Map([...weightsIn(({ inBody }) => inBody), ...weightsIn(({ own }) => new Set(own.keys()))]);
}

function counted(sets: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const terms of sets) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** From 0 to 1: like the nearest phrasing, with words that the topic knows and is about. */
function fitOf(asked: readonly Asked[], entry: Entry, weightOf: Weights): number {
  const all = sum(asked.map(({ weight }) => weight)) || 1;
  const nearest = Math.max(
    ...[entry.title, ...entry.questions].map((phrasing) => likeness(asked, all, phrasing, weightOf)),
  );
  const known = sum(asked.map(({ term, weight }) => weight * knowledge(term, entry))) / all;
  const central = sum(asked.map(({ term, weight }) => weight * Math.sqrt(entry.own.get(term) ?? 0))) / all;
  return 0.5 * nearest + 0.35 * known + 0.15 * central;
}

/** The words that a question and a phrasing share, by weight, from 0 to 1 (Dice). */
function likeness(
  asked: readonly Asked[],
  all: number,
  phrasing: readonly string[],
  weightOf: Weights,
): number {
  const terms = new Set(phrasing);
  const shared = sum(asked.map(({ term, weight }) => (terms.has(term) ? weight : 0)));
  const own = sum([...terms].map((term) => weightOf.get(term) ?? 0));
  return (2 * shared) / (all + own);
}

function knowledge(term: string, { own, inBody }: Entry): number {
  if (own.has(term)) return 1;
  return inBody.has(term) ? 0.5 : 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
