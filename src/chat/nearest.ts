import { distance } from 'fastest-levenshtein';

/** The name that a mistyped word most likely means: at most a third of its letters differ. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const ranked = names
    .map((name) => ({ name, edits: edits(lower, name.toLowerCase()) }))
    .filter(({ name, edits }) => edits <= Math.max(1, Math.floor(name.length / 3)))
    .sort((one, other) => one.edits - other.edits);
  return ranked[0]?.name;
}

/** Two letters in each other's place are one slip, not two. */
function edits(word: string, name: string): number {
  const at = [...word].findIndex((letter, index) => letter !== name[index]);
  const swapped = word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
  return at >= 0 && swapped === name ? 1 : distance(word, name);
}
