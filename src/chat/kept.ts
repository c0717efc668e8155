import type { Command } from './command.ts';
import { fieldsOf } from './fields.ts';
import type { Reply } from './reply.ts';
import type { CommandRequest } from './request.ts';

/**
 * What a chat keeps of an answered request, for what is said next: nothing of a mistake, and nothing that is in somebody's own
 * words, such as a question.
 */
export function keptOf(
  { asked, tone }: Reply,
  commands: readonly Command<never>[],
): CommandRequest | undefined {
  if (!asked || tone === 'mistake') return undefined;
  const command = commands.find(({ name }) => name === asked.command);
  return command && fieldsOf(command).some(({ format }) => format === 'words') ? undefined : asked;
}
