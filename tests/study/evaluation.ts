import { readFileSync } from 'node:fs';
import { answerTo } from '../../src/study/answer.ts';
import type { Topic } from '../../src/study/topic.ts';

/** A question in a learner's words, and the topics that answer it, the number that does, or neither. */
export interface Case {
  readonly question: string;
  readonly expected: { readonly topics: readonly string[] } | { readonly value: string } | 'off-topic';
}

/** The parts of the evaluation set: what answers were tuned on, and what they were not. */
export type Part = 'tuning' | 'held-out' | 'computed' | 'computed-held-out';

/** One part of the evaluation set: lines of `topic,topic | question`, `=value | question`, or `- | question`. */
export function casesOf(part: Part, folder = new URL('./questions/', import.meta.url)): readonly Case[] {
  const lines = readFileSync(new URL(`${part}.txt`, folder), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [expected, question] = line.split(' | ') as [string, string];
    if (expected === '-') return { question, expected: 'off-topic' };
    if (expected.startsWith('=')) return { question, expected: { value: expected.slice(1) } };
    return { question, expected: { topics: expected.split(',') } };
  });
}

/** How a part was answered: shares from 0 to 1, and the questions that were not answered as expected. */
export interface Evaluation {
  readonly first: number;
  readonly amongThree: number;
  readonly wrongOffTopic: number;
  /** Those that got a number where another was right, or none is wanted. */
  readonly wrongNumber: number;
  readonly misses: readonly string[];
}

export function evaluate(cases: readonly Case[]): Evaluation {
  const results = cases.map((one) => ({ ...one, places: placesOf(one) }));
  const onTopic = results.filter(({ expected }) => expected !== 'off-topic');
  const offTopic = results.filter(({ expected }) => expected === 'off-topic');
  return {
    first: share(onTopic, ({ places }) => places.place === 1),
    amongThree: share(onTopic, ({ places }) => places.place <= 3),
    wrongOffTopic: share(offTopic, ({ places }) => places.place > 1),
    wrongNumber: share(results, ({ places }) => places.place > 1 && places.given.startsWith('computed')),
    misses: results
      .filter(({ places }) => places.place > 1)
      .map(({ question, places }) => `${question} → ${places.given}`),
  };
}

/** At which place the expected answer stands; an answer that declines has its offers from the second place on. */
function placesOf({ question, expected }: Case): { readonly place: number; readonly given: string } {
  const answer = answerTo(question);
  if (expected === 'off-topic') return { place: answer.type === 'unknown' ? 1 : 9, given: given(answer) };
  if ('value' in expected) {
    const right = answer.type === 'computed' && isValue(answer.computed.value, expected.value);
    return { place: right ? 1 : 9, given: given(answer) };
  }
  const offered = offers(answer);
  const index = offered.findIndex((id) => id !== undefined && expected.topics.includes(id));
  return { place: index < 0 ? 9 : index + 1, given: given(answer) };
}

type Answered = ReturnType<typeof answerTo>;

function offers(answer: Answered): readonly (string | undefined)[] {
  switch (answer.type) {
    case 'topic':
      return [answer.topic, ...answer.related].map(idOf);
    case 'computed':
      return [undefined, ...answer.related.map(idOf)];
    case 'unknown':
      return [undefined, ...answer.nearest.map(idOf)];
    default:
      return answer satisfies never;
  }
}

function given(answer: Answered): string {
  if (answer.type === 'computed') return `computed ${String(answer.computed.value)}`;
  return `${answer.type} ${offers(answer).filter(Boolean).join(', ')}`;
}

function idOf({ id }: Topic): string {
  return id;
}

/** Of a shape the first size is asked for. */
function isValue(value: unknown, expected: string): boolean {
  return String(Array.isArray(value) ? value[0] : value) === expected;
}

function share<T>(all: readonly T[], holds: (one: T) => boolean): number {
  return all.filter(holds).length / all.length;
}
