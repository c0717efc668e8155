import * as z from 'zod';
import type { Call, Value } from '../spelling.ts';

/** What an argument may be, in the words of the person who wrote it; each validates one `Value`. */

/** A whole number of at least `minimum`. */
export function whole(minimum = 1n) {
  return checked((value) => asWhole(value, minimum), `must be a whole number of at least ${minimum}`);
}

/** One whole number for every axis, or one for all: `3` and `(3, 3)` give `[3n, 3n]`. */
export function perAxis(rank: number, minimum = 1n) {
  const example = rank === 1 ? '3' : `3 or (${Array(rank).fill('3').join(', ')})`;
  return checked(
    (value) => asPerAxis(value, rank, minimum),
    `must be ${rank === 1 ? 'a whole number' : `one whole number or ${rank} of them`} of at least ${minimum}, such as ${example}`,
  );
}

/** True or False. */
export function flag(standard: boolean) {
  return checked(
    (value) => (typeof value === 'boolean' ? value : undefined),
    'must be True or False',
  ).prefault(standard);
}

/** A number, whole or not. */
export function real() {
  return checked(asReal, 'must be a number');
}

/** One of the words, in any case. */
export function word<const W extends string>(...words: readonly W[]) {
  const choices = words.map((choice) => `'${choice}'`).join(', ');
  return checked(
    (value) =>
      typeof value === 'string' ? words.find((choice) => choice === value.toLowerCase()) : undefined,
    `must be one of ${choices}`,
  );
}

/** A fused activation: its name, a layer call, or None. */
export function activation() {
  return checked<string | Call | null>(
    (value) => (value === null || typeof value === 'string' || isCall(value) ? value : undefined),
    "must be the name of an activation, such as 'relu', or None",
  ).prefault(null);
}

/** An argument that changes no figure and is accepted as it stands: initialisers, names, devices. */
export function ignored() {
  return z.unknown().optional();
}

/** Several arguments that change no figure. */
export function ignoredArgs<const N extends string>(...names: readonly N[]) {
  return Object.fromEntries(names.map((name) => [name, ignored()])) as Record<N, ReturnType<typeof ignored>>;
}

/** A list of whole numbers, or one alone. */
export function wholes(minimum: bigint, example: string) {
  return checked(
    (value) => asWholes(value, minimum),
    `must be whole numbers of at least ${minimum}, such as ${example}`,
  );
}

/** The value, or None for what is left out. */
export function orNone<T>(schema: z.ZodType<T>) {
  return z
    .unknown()
    .transform((value, context): T | null => {
      if (value === null) return null;
      const result = schema.safeParse(value);
      if (result.success) return result.data;
      for (const { message } of result.error.issues) {
        context.issues.push({ code: 'custom', input: value, message: `${message}, or None` });
      }
      return z.NEVER;
    })
    .prefault(null);
}

export function isCall(value: unknown): value is Call {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'args' in value;
}

/** A schema from a reader that gives `undefined` for what it cannot take. */
export function checked<T>(read: (value: Value) => T | undefined, expected: string) {
  return z.unknown().transform((value, context): T => {
    const result = value === undefined ? undefined : read(value as Value);
    if (result !== undefined) return result;
    context.issues.push({
      code: 'custom',
      input: value,
      message: value === undefined ? 'is missing' : expected,
    });
    return z.NEVER;
  });
}

function asWhole(value: Value, minimum: bigint): bigint | undefined {
  const exact = typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
  return typeof exact === 'bigint' && exact >= minimum ? exact : undefined;
}

function asWholes(value: Value, minimum: bigint): readonly bigint[] | undefined {
  const list = Array.isArray(value) ? value : [value];
  const sizes = list.map((entry) => asWhole(entry, minimum)).filter((size) => size !== undefined);
  return sizes.length === list.length && sizes.length > 0 ? sizes : undefined;
}

function asPerAxis(value: Value, rank: number, minimum: bigint): readonly bigint[] | undefined {
  if (!Array.isArray(value)) {
    const size = asWhole(value, minimum);
    return size === undefined ? undefined : Array<bigint>(rank).fill(size);
  }
  const sizes = value.map((entry) => asWhole(entry, minimum)).filter((size) => size !== undefined);
  if (sizes.length !== value.length) return undefined;
  if (sizes.length === rank) return sizes;
  return sizes.length === 1 ? Array<bigint>(rank).fill(sizes[0]!) : undefined;
}

function asReal(value: Value): number | undefined {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' ? value : undefined;
}
