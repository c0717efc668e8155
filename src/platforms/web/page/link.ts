import type { Request } from '../../../chat/request.ts';

/** The address that asks the same again: a text as it is, a command with its arguments as JSON. */
export function linkTo(request: Request, origin: string): string {
  const words =
    'text' in request ? request.text : JSON.stringify({ command: request.command, args: request.args });
  return `${origin}/?${new URLSearchParams({ q: words })}`;
}

/** The request that an address carries. */
export function requestIn(address: string): Request | undefined {
  const words = new URL(address).searchParams.get('q')?.trim();
  if (!words) return undefined;
  return readCommand(words) ?? { text: words };
}

function readCommand(words: string): Request | undefined {
  try {
    const { command, args } = JSON.parse(words);
    const whole =
      typeof command === 'string' && typeof args === 'object' && args !== null && !Array.isArray(args);
    return whole ? { command, args } : undefined;
  } catch {
    return undefined;
  }
}
