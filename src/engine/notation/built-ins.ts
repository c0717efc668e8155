import type { Value } from '../layers/spelling.ts';
import { asList, type CallSyntax, itemsOf, type Scope, type Thing } from './scope.ts';

/** Python's own functions that loops and sizes are written with. */

type BuiltIn = (args: readonly Thing[], scope: Scope) => Thing | undefined;

const builtIns: ReadonlyMap<string, BuiltIn> = new Map<string, BuiltIn>([
  ['range', range],
  ['list', ([list]) => list],
  ['tuple', ([list]) => list],
  ['int', ([number]) => whole(number)],
  ['str', ([value]) => (value?.type === 'value' ? { ...value, value: String(value.value) } : undefined)],
  ['len', ([list]) => sized(list)],
  ['min', (numbers) => extreme(numbers, (a, b) => a < b)],
  ['max', (numbers) => extreme(numbers, (a, b) => a > b)],
  ['reversed', ([list]) => asListOf(list, (items) => items.toReversed())],
  [
    'enumerate',
    ([list]) => asListOf(list, (items) => items.map((item, at) => asList([number(BigInt(at)), item]))),
  ],
  ['zip', zip],
]);

/** What the function gives; undefined where this name is none, or where it gives nothing that counts here. */
export function callBuiltIn(name: string, call: CallSyntax, scope: Scope): Thing | undefined {
  const builtIn = builtIns.get(name);
  if (!builtIn) return undefined;
  return builtIn(
    call.args.map(({ value }) => scope.shared.evaluate(value, scope)),
    scope,
  );
}

function range(args: readonly Thing[], scope: Scope): Thing | undefined {
  const given = args.map(integer);
  const numbers = given.filter((size) => size !== undefined);
  if (numbers.length < given.length || numbers.length === 0) return undefined;
  const [from, to] = numbers.length === 1 ? [0n, numbers[0]!] : [numbers[0]!, numbers[1]!];
  const step = numbers[2] ?? 1n;
  if (step === 0n) return undefined;
  const away = step > 0n ? to - from : from - to;
  const size = step > 0n ? step : -step;
  const count = away > 0n ? (away + size - 1n) / size : 0n;
  scope.shared.spend(Number(count));
  return {
    type: 'value',
    value: Array.from({ length: Number(count) }, (_, at): Value => from + BigInt(at) * step),
  };
}

function zip(lists: readonly Thing[]): Thing | undefined {
  const columns = lists.flatMap((list) => {
    const items = itemsOf(list);
    return items ? [items] : [];
  });
  if (columns.length < lists.length || columns.length === 0) return undefined;
  const rows = Math.min(...columns.map(({ length }) => length));
  return asList(Array.from({ length: rows }, (_, row) => asList(columns.map((column) => column[row]!))));
}

function asListOf(
  list: Thing | undefined,
  change: (items: readonly Thing[]) => readonly Thing[],
): Thing | undefined {
  const items = list && itemsOf(list);
  return items && asList(change(items));
}

function whole(thing: Thing | undefined): Thing | undefined {
  const value = thing?.type === 'value' ? thing.value : undefined;
  if (typeof value === 'bigint') return thing;
  return typeof value === 'number' && Number.isFinite(value) ? number(BigInt(Math.trunc(value))) : undefined;
}

function sized(list: Thing | undefined): Thing | undefined {
  const items = list && itemsOf(list);
  return items && number(BigInt(items.length));
}

function extreme(args: readonly Thing[], before: (a: bigint, b: bigint) => boolean): Thing | undefined {
  const values = args.map(integer);
  const numbers = values.filter((size) => size !== undefined);
  if (numbers.length < values.length || numbers.length === 0) return undefined;
  return number(numbers.reduce((best, next) => (before(next, best) ? next : best)));
}

function integer(thing: Thing): bigint | undefined {
  return thing.type === 'value' && typeof thing.value === 'bigint' ? thing.value : undefined;
}

function number(value: bigint): Thing {
  return { type: 'value', value };
}
