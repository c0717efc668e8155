import type { Mistake } from '../../user-error.ts';
import type { Argument, Call, Value } from '../layers/spelling.ts';
import { mistakeAt } from './mistakes.ts';
import { type ClassEntry, nearest } from './names.ts';
import { formatShorthand } from './shorthand-write.ts';
import type { ReadArgument, ReadCall } from './syntax.ts';
import { formatCall, formatValue } from './values.ts';

/** What is said about arguments that a class cannot take. */

interface Place {
  readonly call: ReadCall;
  readonly entry: ClassEntry;
  readonly source: string;
  /** The argument. */
  readonly name: string;
}

export function tooManyArguments(
  call: ReadCall,
  order: readonly string[],
  arg: ReadArgument,
  source: string,
): Mistake {
  const count = call.args.filter(({ name }) => name === undefined).length;
  const wrong = `${call.name} takes at most ${order.length} arguments without names, and ${count} were given.`;
  return mistakeAt(source, arg.span, wrong, `${call.name}(${order.join(', ')})`);
}

export function twice(call: ReadCall, name: string, arg: ReadArgument, source: string): Mistake {
  return mistakeAt(source, arg.span, `${call.name} is given ${name} twice.`, `${name} once`);
}

export function unknownArgument(
  call: ReadCall,
  arg: ReadArgument,
  near: string | undefined,
  order: readonly string[],
  source: string,
): Mistake {
  const end = Math.min(arg.span.start + arg.name!.length, arg.span.end);
  const wrong = `${call.name} has no argument called ${arg.name}.`;
  const write = near ? `${near}=${formatValue(arg.value)}` : `one of ${order.join(', ')}`;
  return mistakeAt(source, { start: arg.span.start, end }, wrong, write);
}

/** `expected` goes on after the name of the argument: “must be a whole number of at least 1”. */
export function argumentMistake(
  { call, entry, source, name }: Place,
  arg: ReadArgument,
  expected: string,
): Mistake {
  const plain = entry.notation === 'shorthand' || arg.name === undefined;
  const shown = plain ? source.slice(arg.span.start, arg.span.end) : `${arg.name}=${formatValue(arg.value)}`;
  const wrong = `${shown} was read: the ${name} of ${call.name} ${expected}.`;
  return mistakeAt(source, arg.span, wrong, better(name, arg.value, entry, expected));
}

export function missingArgument(
  { call, entry, source, name }: Place,
  given: ReadonlyMap<string, ReadArgument>,
  message: string,
): Mistake {
  const wrong = `${call.name} needs ${name}, which ${message}.`;
  return mistakeAt(source, call.nameSpan, wrong, completed(call, entry, given));
}

/** The call with everything that it needs, sizes being examples. */
function completed(
  call: ReadCall,
  entry: ClassEntry,
  given: ReadonlyMap<string, ReadArgument>,
): string | undefined {
  const { shape } = entry.layerClass.args;
  const needed = Object.keys(shape).filter(
    (name) => !given.has(name) && !shape[name]!.safeParse(undefined).success,
  );
  const args: Argument[] = Object.keys(shape).flatMap((name): Argument[] => {
    const arg = given.get(name);
    if (arg) return [{ ...(arg.name === undefined ? {} : { name }), value: arg.value }];
    const value = needed.includes(name) ? example(name, entry) : undefined;
    return value === undefined ? [] : [{ name, value }];
  });
  const positional = args.filter((arg) => arg.name === undefined);
  const mended: Call = {
    name: call.name,
    args: [...positional, ...args.filter((arg) => arg.name !== undefined)],
  };
  return entry.notation === 'shorthand' ? formatShorthand(mended) : formatCall(mended);
}

const EXAMPLES: readonly Value[] = [64n, [3n, 3n], 3n, [3n, 3n, 3n], 0.5];

/** A value that the argument takes; a window is 3 wide. */
function example(name: string, entry: ClassEntry): Value | undefined {
  const sizes = /kernel|size|window/.test(name) ? EXAMPLES.slice(1) : EXAMPLES;
  return sizes.find((value) => entry.layerClass.args.shape[name]!.safeParse(value).success);
}

/** Whether an argument takes this word, and not just any. */
function isOneOf(word: string, { layerClass }: ClassEntry, name: string): boolean {
  const schema = layerClass.args.shape[name]!;
  return schema.safeParse(word).success && !schema.safeParse(`no ${word}`).success;
}

/** A value that would do, where the wrong one is near to it. */
function better(name: string, value: Value, entry: ClassEntry, expected: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  const schema = entry.layerClass.args.shape[name]!;
  const number = /^\d{1,30}$/.test(value.trim()) ? BigInt(value.trim()) : undefined;
  if (number !== undefined && schema.safeParse(number).success) return `${name}=${number}`;
  const words = [...expected.matchAll(/'?([\w-]+)'?/g)].map((match) => match[1]!);
  const other = Object.keys(entry.layerClass.args.shape).find(
    (key) => key !== name && isOneOf(value, entry, key),
  );
  if (other) return `${other}=${formatValue(value)}`;
  const near = nearest(
    value,
    words.filter((word) => schema.safeParse(word).success),
  );
  return near && `${name}=${formatValue(near)}`;
}
