import { recall, remember } from './stored.ts';

/** What was sent before, for the arrow keys; the newest last. */
export interface History {
  add(text: string): void;
  /** One step back or forth; nothing where there is no further one. */
  step(direction: 'older' | 'newer'): string | undefined;
  /** The entry that is shown now. */
  shown(): string | undefined;
}

const LONGEST = 50;

export function createHistory(): History {
  const entries = readEntries();
  let at = entries.length;
  return {
    add(text) {
      const earlier = entries.indexOf(text);
      if (earlier >= 0) entries.splice(earlier, 1);
      entries.push(text);
      if (entries.length > LONGEST) entries.shift();
      at = entries.length;
      remember('history', JSON.stringify(entries));
    },
    step(direction) {
      const next = at + (direction === 'older' ? -1 : 1);
      if (next < 0 || next > entries.length) return undefined;
      at = next;
      return entries[at] ?? '';
    },
    shown: () => entries[at],
  };
}

function readEntries(): string[] {
  try {
    const entries: unknown = JSON.parse(recall('history') ?? '[]');
    return Array.isArray(entries) ? entries.filter((entry) => typeof entry === 'string') : [];
  } catch {
    return [];
  }
}
