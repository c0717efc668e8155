import type { Settings } from '../store/store.ts';
import type { Reply } from './reply.ts';

/**
 * Whom a chat shows an answer to: what the command itself decides comes before what the asker asked for (`private`), and
 * that before the server's choice. A mistake is nobody's business but the asker's.
 */
export function audienceOf(
  { audience, tone }: Pick<Reply, 'audience' | 'tone'>,
  requested: boolean | undefined,
  settings: Settings,
): 'asker' | 'everyone' {
  if (audience !== undefined) return audience;
  if (tone === 'mistake') return 'asker';
  return (requested ?? settings.private ?? false) ? 'asker' : 'everyone';
}
