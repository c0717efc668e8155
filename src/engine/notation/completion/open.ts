/** A bracket or quotation mark that nothing closes yet. */
export interface Open {
  readonly at: number;
  /** What would close it. */
  readonly closer: string;
}

/** What is still open where a text ends, the outermost first. */
export function openBrackets(text: string): readonly Open[] {
  const open: Open[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    const last = open.at(-1)?.closer;
    if (sign === last) open.pop();
    else if (last !== "'" && last !== '"' && CLOSERS[sign]) open.push({ at, closer: CLOSERS[sign] });
  }
  return open;
}

/** Closes them all. */
export function closersOf(open: readonly Open[]): string {
  return open
    .map(({ closer }) => closer)
    .reverse()
    .join('');
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', "'": "'", '"': '"' };
