/** Replaces whatever the pattern fits. */
export type Rewriting = readonly [pattern: RegExp, written: string];

/** A text after all rewritings, one behind the other. */
export function rewritten(text: string, rewritings: readonly Rewriting[]): string {
  return rewritings.reduce((said, [pattern, written]) => said.replace(pattern, written), text);
}
