import MiniSearch from 'minisearch';
import type { Entry } from './entry.ts';

export type Index = MiniSearch<Indexed>;

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

/** MiniSearch over the terms of the topics. */
export function indexOf(entries: readonly Entry[]): Index {
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

/** Topics with any of the terms, the best first. */
export function search(
  index: Index,
  terms: readonly string[],
): readonly { readonly id: string; readonly score: number }[] {
  return index.search(terms.join(' '), { boost: BOOST, bm25: BM25 }).map(({ id, score }) => ({ id, score }));
}

/** The known term that a mistyped or unfinished one stands for. */
export function mended(term: string, index: Index): string | undefined {
  if (term.length < 5 || /\d/.test(term)) return undefined;
  const [hit] = index.search(term, { fuzzy: term.length < 8 ? 1 : 2, prefix: true, boost: BOOST });
  return hit?.terms[0];
}
