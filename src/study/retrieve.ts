import { type Entry, entryOf, type Weights, weightsOf } from './entry.ts';
import type { Library } from './library.ts';
import { type Index, indexFrom, mended, search } from './search-index.ts';
import { mendSpelling } from './spelling.ts';
import { aboutSubject, type Subject } from './subject.ts';
import { termsOf } from './terms.ts';
import type { Topic } from './topic.ts';

/** What was found for a question, the best first. */
interface Found {
  /** Whether the first one answers the question; otherwise the ranked ones are merely the nearest. */
  readonly confident: boolean;
  readonly ranked: readonly Ranked[];
}

interface Ranked {
  readonly topic: Topic;
  /** How well it fits, from 0 to 1. */
  readonly score: number;
}

export type Retrieve = (question: string) => Found;

/** “What is stride?” is first of all for the topic that says what it is, rather than for what it is set beside. */
const BASIC = /^\s*(?:(?:so|and|but|ok|hey|please)\W+)*wh?at(?:['’]?s)?\b/i;
/** What that adds to a topic's place, which is from 0 to 1. */
const BASICS_FIRST = 0.1;
/** “… in a CNN”, “… in Conv2D(64, 3) on 28x28x1”: everything here is about those, so it tells no topic from another. */
const SETTING =
  /(?:\s(?:in|of|for)\s(?:an?\s|the\s)?(?:cnns?|conv\w*(?:\s(?:neural\s)?(?:nets?|networks?|layers?))?|(?:nn\.)?(?:Lazy)?Conv[123][dD](?:\(.*\))?))?(?:\son\s\d+(?:[x×]\d+)+)?\s*[?.!]*$/i;
/** How many candidates are looked at closely. */
const CANDIDATES = 12;

/** Makes the search over the topics: MiniSearch finds candidates and mends typos, the phrasings of the questions decide. */
export function createRetrieve({ topics, terms, index: data, subject: odds }: Library): Retrieve {
  const entries = topics.map((topic, place) => entryOf(topic, terms[place]!));
  const index = indexFrom(data);
  const weightOf = weightsOf(entries);
  const subject: Subject = new Map(odds);
  const literal = new Map(
    topics.flatMap((topic) =>
      [...topic.questions, topic.title].map((text) => [lettersOf(text), topic] as const),
    ),
  );
  const byId = new Map(entries.map((entry) => [entry.topic.id, weighed(entry, weightOf)]));
  return (typed) => {
    const question = withFieldWords(typed, weightOf);
    const isBasic = BASIC.test(question);
    const asked = known(isBasic ? basicTerms(question, subject) : termsOf(question), index, weightOf);
    const hits = search(
      index,
      asked.map(({ term }) => term),
    ).slice(0, CANDIDATES);
    const best = hits[0]?.score ?? 1;
    const ranked = hits
      .map(({ id, score }) => {
        const entry = byId.get(id)!;
        const fit = fitOf(asked, entry);
        const told = isBasic && BASIC.test(entry.topic.title) ? BASICS_FIRST : 0;
        return { topic: entry.topic, score: fit, place: 0.2 * (score / best) + 0.8 * fit + told };
      })
      .sort((one, other) => other.place - one.place);
    const own = literal.get(lettersOf(typed));
    if (own) return { confident: true, ranked: first({ topic: own, score: 1 }, ranked) };
    return { confident: isConfident(ranked[0]?.score ?? 0, termsOf(question), subject), ranked };
  };
}

/** A question with slips in the field's own words mended; words that the topics know are none. */
function withFieldWords(typed: string, weightOf: Weights): string {
  return typed.replace(/\b[a-z]{5,}\b/gi, (word) =>
    termsOf(word).every((term) => weightOf.has(term)) ? word : mendSpelling(word.toLowerCase()),
  );
}

/** The words of a basic question without its setting, where that leaves a word of the field. */
function basicTerms(question: string, subject: Subject): readonly string[] {
  const bare = termsOf(question.replace(SETTING, ''));
  return bare.some((term) => (subject.get(term) ?? 0) > OF_THE_FIELD) ? bare : termsOf(question);
}

/** About four times as often here as elsewhere. */
const OF_THE_FIELD = 1.4;

/** A question without its punctuation and its capitals. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A topic's own title or phrasing asks for that topic: buttons do so, and whoever asks what everyone asks. */
function first(best: Ranked, ranked: readonly Ranked[]): readonly Ranked[] {
  return [best, ...ranked.filter(({ topic }) => topic !== best.topic)];
}

/**
 * Whether the best topic may be given as the answer. The more words a question has, the less of it a phrasing can share, and
 * the more they are words of the field, the less it can be about something else. Chosen by logistic regression, on phrasings
 * and questions from elsewhere that were left out.
 */
function isConfident(fit: number, terms: readonly string[], subject: Subject): boolean {
  const words = Math.min(terms.length, CONFIDENT.words);
  return fit + CONFIDENT.aWord * words + CONFIDENT.subject * aboutSubject(terms, subject) >= CONFIDENT.least;
}

const CONFIDENT = { least: 1.19, aWord: 0.119, words: 8, subject: 0.314 };

/** A word of the question: as the topics have it, with how much it says. */
interface Asked {
  readonly term: string;
  readonly weight: number;
}

/**
 * Looks unknown words up as typos and beginnings of known ones. What stays unknown weighs more than the rarest word;
 * sizes that no topic has say nothing.
 */
function known(terms: readonly string[], index: Index, weightOf: Weights): readonly Asked[] {
  const telling = terms.filter((term) => weightOf.has(term) || !/^[\dx.]+$/.test(term));
  const meant = telling.map((term) => (weightOf.has(term) ? term : (mended(term, index) ?? term)));
  return [...new Set(meant)].map((term) => ({ term, weight: weightOf.get(term) ?? UNKNOWN }));
}

/** About 1.5 times as much as a word that only one topic has. */
const UNKNOWN = 5;

/** A topic with what each of its phrasings weighs. */
interface Weighed extends Entry {
  readonly weights: readonly number[];
}

function weighed(entry: Entry, weightOf: Weights): Weighed {
  const weights = entry.phrasings.map((phrasing) =>
    sum([...phrasing].map((term) => weightOf.get(term) ?? 0)),
  );
  return { ...entry, weights };
}

/** From 0 to 1: like the nearest phrasing, with words that the topic knows and is about. */
function fitOf(asked: readonly Asked[], entry: Weighed): number {
  const all = sum(asked.map(({ weight }) => weight)) || 1;
  const nearest = Math.max(
    ...entry.phrasings.map((phrasing, at) => likeness(asked, all, phrasing, entry.weights[at]!)),
  );
  const known = sum(asked.map(({ term, weight }) => weight * knowledge(term, entry))) / all;
  const central = sum(asked.map(({ term, weight }) => weight * Math.sqrt(entry.own.get(term) ?? 0))) / all;
  return 0.5 * nearest + 0.35 * known + 0.15 * central;
}

/** The words that a question and a phrasing share, by weight, from 0 to 1 (Dice). */
function likeness(asked: readonly Asked[], all: number, phrasing: ReadonlySet<string>, own: number): number {
  let shared = 0;
  for (const { term, weight } of asked) if (phrasing.has(term)) shared += weight;
  return (2 * shared) / (all + own);
}

function knowledge(term: string, { own, inBody }: Entry): number {
  if (own.has(term)) return 1;
  return inBody.has(term) ? 0.5 : 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
