import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Terms, termsOfTopic } from './entry.ts';
import { withFigures } from './figures.ts';
import { type IndexData, indexData } from './search-index.ts';
import { type SubjectData, subjectData } from './subject.ts';
import { termsOf } from './terms.ts';
import { parseTopic, type Topic } from './topic.ts';

/** What answers are looked up in, as plain data. */
export interface Library {
  /** In the order of their names, their figures counted. */
  readonly topics: readonly Topic[];
  /** What each topic is about, in the topics' order. */
  readonly terms: readonly Terms[];
  readonly index: IndexData;
  readonly subject: SubjectData;
}

/** Every topic with the search over them. The build has them in one file: to read, count and index them takes its time. */
export function loadLibrary(): Library {
  const built = new URL('./topics.json', import.meta.url);
  if (existsSync(built)) return JSON.parse(readFileSync(built, 'utf8'));
  return readLibrary(new URL('./', import.meta.url));
}

/**
 * The topics in a folder's `topics/`, a Markdown file each, and what its `elsewhere.txt` sets them apart from, a question a
 * line. Throws what is wrong with the first topic that is not as topics are.
 */
export function readLibrary(folder: URL): Library {
  const shelf = new URL('./topics/', folder);
  const topics = readdirSync(shelf)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => parseTopic(file.slice(0, -'.md'.length), readFileSync(new URL(file, shelf), 'utf8')));
  const terms = topics.map(termsOfTopic);
  const elsewhere = readFileSync(new URL('./elsewhere.txt', folder), 'utf8').trim().split('\n');
  return {
    topics: topics.map(counted),
    terms,
    index: indexData(topics, terms),
    subject: subjectData(terms, elsewhere.map(termsOf)),
  };
}

function counted(topic: Topic): Topic {
  const { answer, more, mistake } = topic;
  return {
    ...topic,
    answer: withFigures(answer),
    more: withFigures(more),
    mistake: withFigures(mistake),
  };
}
