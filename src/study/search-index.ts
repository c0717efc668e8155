import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import type { Terms } from './entry.ts';
import type { Topic } from './topic.ts';

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

/** Terms are ready: MiniSearch has only to tell them apart. */
const OPTIONS: Options<Indexed> = {
  fields: Object.keys(BOOST),
  tokenize: (text) => text.split(' '),
  processTerm: (term) => term,
};

/** An index as MiniSearch writes it down. */
export type IndexData = AsPlainObject;

/** The index over the terms of the topics, to be kept in a file. */
export function indexData(topics: readonly Topic[], terms: readonly Terms[]): IndexData {
  const index = new MiniSearch<Indexed>(OPTIONS);
  index.addAll(
    topics.map(({ id }, place) => {
      const { title, questions, tags, body } = terms[place]!;
      return {
        id,
        title: title.join(' '),
        questions: questions.flat().join(' '),
        tags: tags.flat().join(' '),
        body: body.join(' '),
      };
    }),
  );
  return index.toJSON();
}

/** The index that was written down. */
export function indexFrom(data: IndexData): Index {
  return MiniSearch.loadJS<Indexed>(data, OPTIONS);
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
