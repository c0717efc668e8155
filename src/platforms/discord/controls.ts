import type { Buttons } from '../../chat/button.ts';
import type { Request } from '../../chat/request.ts';

/** What a button of ours does when it is pressed. */
export type Control =
  | { readonly kind: 'ask'; readonly request: Request }
  | { readonly kind: 'page'; readonly page: number; readonly asker: string; readonly request: Request }
  | { readonly kind: 'delete'; readonly asker: string };

/** Longest custom id that Discord takes. */
const LIMIT = 100;

/** Controls as custom ids and back: nothing is kept in memory, so a button outlives the program. */
export interface Controls {
  /** `place` tells two buttons of a message with one request apart. */
  ask(request: Request, place: number): Promise<string>;
  /** Pages are counted from 0. */
  page(page: number, asker: string, request: Request): Promise<string>;
  delete(asker: string): string;
  /** Undefined for an id that is not ours, or whose request is kept no longer. */
  read(id: string): Promise<Control | undefined>;
}

export function createControls(buttons: Buttons): Controls {
  const withRequest = async (head: string, request: Request) =>
    head + (await buttons.idOf(request, LIMIT - head.length));
  return {
    ask: (request, place) => withRequest(`ask:${place}:`, request),
    page: (page, asker, request) => withRequest(`page:${page}:${toBase36(asker)}:`, request),
    delete: (asker) => `delete:${asker}`,
    async read(id) {
      const [kind, ...parts] = id.split(':');
      if (kind === 'delete') return { kind, asker: parts[0] ?? '' };
      const request = await buttons.read(parts.at(-1) ?? '');
      if (!request) return undefined;
      if (kind === 'ask') return { kind, request };
      if (kind !== 'page') return undefined;
      return { kind, page: Number(parts[0]), asker: String(fromBase36(parts[1] ?? '')), request };
    },
  };
}

/** What nobody asked for is nobody's. */
function toBase36(user: string): string {
  return /^\d+$/.test(user) ? BigInt(user).toString(36) : '0';
}

/** Snowflakes have 64 bits: too many for a number. */
function fromBase36(text: string): bigint {
  return [...text].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36) || 0), 0n);
}
