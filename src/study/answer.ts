import { loadTopics } from './load-topics.ts';
import { createRetrieve, type Found, type Retrieve } from './retrieve.ts';

/** The topics for a question, the best first. They are read once, at the first question. */
export function topicsFor(question: string): Found {
  retrieve ??= createRetrieve(loadTopics());
  return retrieve(question);
}

let retrieve: Retrieve | undefined;
