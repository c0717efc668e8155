/** A text from which what was read is taken out, so that no number is read twice. */
export interface Scan {
  /** The groups of the first place that the pattern fits, where a mark stays; undefined where it fits none. */
  take(pattern: RegExp, mark?: string): readonly (string | undefined)[] | undefined;
  /** What has not been taken. */
  readonly rest: () => string;
}

/** Begins to read a text. */
export function scan(text: string): Scan {
  let rest = text;
  return {
    take(pattern, mark = '~') {
      const match = pattern.exec(rest);
      if (!match) return undefined;
      rest = `${rest.slice(0, match.index)} ${mark} ${rest.slice(match.index + match[0].length)}`;
      return match.slice(1);
    },
    rest: () => rest,
  };
}

/** Stands where the word for a kind of layer, or its code, was. */
export const LAYER = '¤';

/** Takes the first of several patterns that fits; its first group that is set. */
export function takeFirst(from: Scan, ...patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const groups = from.take(pattern);
    if (groups) return groups.find((group) => group !== undefined) ?? '';
  }
  return undefined;
}
