import { type ComputedAnswer, computedAnswer } from './computed/index.ts';
import { loadLibrary } from './library.ts';
import { createRetrieve, type Retrieve } from './retrieve.ts';
import type { Topic } from './topic.ts';

/** What there is to say to a question. */
export type Answer =
  | {
      readonly type: 'computed';
      readonly computed: ComputedAnswer;
      readonly related: readonly Topic[];
      /** Where the way of computing is from. */
      readonly sources: Topic['sources'];
    }
  | { readonly type: 'topic'; readonly topic: Topic; readonly related: readonly Topic[] }
  | { readonly type: 'unknown'; readonly nearest: readonly Topic[] };

/** Answers by computing where the question asks for a number, else from the topics, else not at all. */
export function answerTo(question: string): Answer {
  const computed = computedAnswer(question);
  // The topics are read once, at the first question.
  retrieve ??= createRetrieve(loadLibrary());
  const { confident, ranked } = retrieve(question);
  const topics = ranked.map(({ topic }) => topic);
  const [topic, ...others] = topics;
  if (computed && !(confident && isGeneral(question))) {
    return {
      type: 'computed',
      computed,
      related: topics.slice(0, RELATED),
      sources: topic && confident ? topic.sources : [],
    };
  }
  if (topic && confident) return { type: 'topic', topic, related: others.slice(0, RELATED) };
  return { type: 'unknown', nearest: topics.slice(0, NEAREST) };
}

/** Without a number, or after the way instead of the result, a question is for a topic. */
function isGeneral(question: string): boolean {
  return !/\d|\b(?:two|three|four|five)\b/i.test(question) || WAYS.some((way) => way.test(question));
}

/** After the way, the reason or what something is for. */
const WAYS = [
  /\bformula\b|\bwhy\b|\bhow come\b/i,
  /\bhow (?:to|do (?:i|you|we)|can (?:i|you|we)|is|are)\b.*\b(?:count|calculate|compute|get|find|work out)/i,
  /\bwhat (?:does|do|would)\b.*\bdo\b/i,
  /\bdo(?:es)?\b.*\b(?:depend|go up|go down|grow|rise|increase)s?\b/i,
];

let retrieve: Retrieve | undefined;

const RELATED = 2;
const NEAREST = 3;
