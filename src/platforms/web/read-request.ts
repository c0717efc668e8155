import * as z from 'zod';
import { asRequest } from '../../chat/read-request.ts';
import type { CommandRequest, Request } from '../../chat/request.ts';

const arguments_ = z.record(z.string(), z.unknown());

/** Reads what the page sends: `{"text": …}` or `{"command": …, "args": {…}}`, where no `args` stand for none. */
export function readChat(body: string): Request | undefined {
  return asRequest(parseJson(body));
}

/** Reads a command's arguments, a JSON object; nothing at all stands for none. */
export function readArguments(command: string, body: string): CommandRequest | undefined {
  const { data: args } = arguments_.safeParse(body.trim() === '' ? {} : parseJson(body));
  return args && { command, args };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
