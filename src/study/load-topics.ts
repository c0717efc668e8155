import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseTopic, type Topic } from './topic.ts';

/** Every topic, in the order of their names. The build has them in one file, read and checked: YAML takes its time. */
export function loadTopics(): readonly Topic[] {
  const built = new URL('./topics.json', import.meta.url);
  if (existsSync(built)) return JSON.parse(readFileSync(built, 'utf8'));
  return readTopics(new URL('./topics/', import.meta.url));
}

/** The topics in a folder, a Markdown file each. Throws what is wrong with the first that is not as topics are. */
export function readTopics(folder: URL): readonly Topic[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => parseTopic(file.slice(0, -'.md'.length), readFileSync(new URL(file, folder), 'utf8')));
}
