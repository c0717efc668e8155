import { readdirSync, readFileSync } from 'node:fs';
import { parseTopic, type Topic } from './topic.ts';

/** Every topic, in the order of their names. They lie beside this module, in the sources and in the build alike. */
export function loadTopics(): readonly Topic[] {
  const folder = new URL('./topics/', import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => parseTopic(file.slice(0, -'.md'.length), readFileSync(new URL(file, folder), 'utf8')));
}
