import type { Evidence } from '../evidence.ts';

/** A sentence and the figures under which it is true. */
export interface Rule {
  readonly name: string;
  applies(evidence: Evidence): boolean;
  /** One sentence; asked only where the rule applies. */
  say(evidence: Evidence): string;
}
