import type { Settings } from '../store/store.ts';
import type { Reply } from './reply.ts';

/**
 * Whom a chat shows an answer to: what the command itself decides comes before what the asker asked for (`private`), and
 * that before the server's choice.
 */
export function audienceOf(
  { audience }: Pick<Reply, 'audience'>,
  requested: boolean | undefined,
  settings: Settings,
): 'asker' | 'everyone' {
  if (audience !== undefined) return audience;
  return (requested ?? settings.private ?? false) ? 'asker' : 'everyone';
}
