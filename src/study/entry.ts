import { withoutMarks } from './figures.ts';
import { termsOf } from './terms.ts';
import type { Topic } from './topic.ts';

/** The words that a topic is about, as plain data. */
export interface Terms {
  readonly title: readonly string[];
  readonly questions: readonly (readonly string[])[];
  readonly tags: readonly (readonly string[])[];
  readonly body: readonly string[];
}

/** Puts a topic into terms. */
export function termsOfTopic({ title, questions, tags, answer, more, mistake, sources }: Topic): Terms {
  return {
    title: termsOf(title),
    questions: questions.map(termsOf),
    tags: tags.map(termsOf),
    body: termsOf(withoutMarks([answer, more, mistake, ...sources.map((source) => source.title)].join(' '))),
  };
}

/** A topic in terms. */
export interface Entry {
  readonly topic: Topic;
  /** The title and the questions. */
  readonly phrasings: readonly ReadonlySet<string>[];
  /** The terms of all but the body: how much of the topic is about each, from 0 to 1. */
  readonly own: ReadonlyMap<string, number>;
  readonly inBody: ReadonlySet<string>;
}

/** A topic with its terms, as the search weighs them. */
export function entryOf(topic: Topic, { title, questions, tags, body }: Terms): Entry {
  return {
    topic,
    phrasings: [title, ...questions].map((terms) => new Set(terms)),
    own: shares([title, title, ...questions, ...tags], questions.length + 2),
    inBody: new Set(body),
  };
}

/** In what share of `all` texts each term stands, at most 1. */
function shares(texts: readonly (readonly string[])[], all: number): ReadonlyMap<string, number> {
  const counts = counted(texts.map((terms) => new Set(terms)));
  return new Map([...counts].map(([term, count]) => [term, Math.min(1, count / all)]));
}

/** How much each term says. */
export type Weights = ReadonlyMap<string, number>;

/** The fewer topics have a term, the more it says. */
export function weightsOf(entries: readonly Entry[]): Weights {
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
