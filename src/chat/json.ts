import type { Block, Image, Reply } from './reply.ts';

/** Plain JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * A Reply as JSON: title, tone, blocks, data and the request as it was understood. `place` says where an image can be found (its path or address), since
 * its bytes are left out.
 */
export function replyAsJson(reply: Reply, place: (image: Image) => Readonly<Record<string, string>>): Json {
  return plain({
    title: reply.title,
    tone: reply.tone,
    blocks: reply.blocks.map((block) => blockAsPlain(block, place)),
    data: reply.data,
    asked: reply.asked,
  });
}

function blockAsPlain(block: Block, place: (image: Image) => Readonly<Record<string, string>>): unknown {
  if (block.type !== 'image') return block;
  const { png: _bytes, ...rest } = block;
  return { ...rest, ...place(block) };
}

/** Integers beyond 2^53, which JSON's readers would round, become strings; what is undefined is left out. */
function plain(value: unknown): Json {
  if (typeof value === 'bigint') return isSafe(value) ? Number(value) : value.toString();
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map((entry) => plain(entry ?? null));
  if (typeof value !== 'object') throw new TypeError(`A ${typeof value} is no JSON.`);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(entries.map(([name, entry]) => [name, plain(entry)]));
}

function isSafe(value: bigint): boolean {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER);
}
