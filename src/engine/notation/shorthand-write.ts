import type { Argument, Call, Value } from '../layers/spelling.ts';
import { type ClassEntry, classNamed } from './names.ts';
import { SIZED, sizedArgument, WORDS } from './shorthand-arguments.ts';
import { writeShortValue } from './shorthand-values.ts';

/** `conv 64 3x3 s2 same relu`, which the reader of the shorthand gives back as the same call. */
export function formatShorthand(call: Call): string {
  const entry = classNamed(call.name, 'shorthand')!;
  const order = Object.keys(entry.layerClass.args.shape);
  const named = call.args.map((arg, position) => ({ name: arg.name ?? order[position]!, value: arg.value }));
  const words = named.map((arg) => shortWord(arg, entry));
  return [shortestName(entry), ...words].join(' ');
}

/** One argument of a layer: `3x3`, `s2`, `same`. */
export function shortWord({ name, value }: Argument & { readonly name: string }, entry: ClassEntry): string {
  const [first] = Object.keys(entry.layerClass.args.shape);
  const several = Array.isArray(value) && value.length > 1 && !value.some(Array.isArray);
  if (several && sizedArgument(entry, value) === name) return writeShortValue(value);
  if (name === first && isNumber(value)) return writeShortValue(value);
  if (name === 'activation') return String(value);
  const alone = Object.entries(WORDS).find(([, [of, meant]]) => of === name && meant === value);
  if (alone) return alone[0];
  const letter = Object.keys(SIZED).find((key) => SIZED[key] === name);
  return letter && isSize(value) ? `${letter}${writeShortValue(value)}` : `${name}=${writeShortValue(value)}`;
}

/** `conv2d` is written `conv`, where that is the same class. */
function shortestName({ layerClass }: ClassEntry): string {
  const names = [layerClass.name, ...(layerClass.aliases ?? [])];
  return (
    names.find((name) => layerClass.name.startsWith(name) && name !== layerClass.name) ?? layerClass.name
  );
}

function isNumber(value: Value): boolean {
  return typeof value === 'bigint' || typeof value === 'number';
}

function isSize(value: Value): boolean {
  return typeof value === 'bigint' || Array.isArray(value);
}
