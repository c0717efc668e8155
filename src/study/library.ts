import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Terms, termsOfTopic } from './entry.ts';
import { withFigures } from './figures.ts';
import { type IndexData, indexData } from './search-index.ts';
import { parseTopic, type Topic } from './topic.ts';

/** What answers are looked up in, as plain data. */
export interface Library {
  /** In the order of their names, their figures counted. */
  readonly topics: readonly Topic[];
  /** What each topic is about, in the topics' order. */
  readonly terms: readonly Terms[];
  readonly index: IndexData;
}

/** Every topic with the search over them. The build has them in one file: to read, count and index them takes its time. */
export function loadLibrary(): Library {
  const built = new URL('./topics.json', import.meta.url);
  if (existsSync(built)) return JSON.parse(readFileSync(built, 'utf8'));
  return readLibrary(new URL('./topics/', import.meta.url));
}

/** The topics in a folder, a Markdown file each. Throws what is wrong with the first that is not as topics are. */
export function readLibrary(folder: URL): Library {
  const topics = readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => parseTopic(file.slice(0, -'.md'.length), readFileSync(new URL(file, folder), 'utf8')));
  const terms = topics.map(termsOfTopic);
  return { topics: topics.map(counted), terms, index: indexData(topics, terms) };
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
