import type { Mistake } from '../../user-error.ts';
import type { Spec } from '../layers/spelling.ts';
import {
  argumentMistake,
  missingArgument,
  tooManyArguments,
  twice,
  unknownArgument,
} from './argument-mistakes.ts';
import { type ClassEntry, nearest } from './names.ts';
import type { NotationName, ReadArgument, ReadCall } from './syntax.ts';

/** A call's arguments, given to the class that it names. */
export interface Bound {
  /** Undefined where something is wrong. */
  readonly spec?: Spec<unknown>;
  readonly mistakes: readonly Mistake[];
}

/** Gives a call's arguments to the class that it names; `source` is where the carets of mistakes point. */
export function bind(call: ReadCall, entry: ClassEntry, source: string): Bound {
  const mistakes: Mistake[] = [];
  const given = assign(call, entry, source, mistakes);
  const values = Object.fromEntries([...given].map(([name, arg]) => [name, arg.value]));
  const result = entry.layerClass.args.safeParse(values);
  if (!result.success) {
    for (const issue of result.error.issues) {
      const name = String(issue.path[0] ?? '');
      const arg = given.get(name);
      mistakes.push(
        arg
          ? argumentMistake({ call, entry, source, name }, arg, issue.message)
          : missingArgument({ call, entry, source, name }, given, issue.message),
      );
    }
  }
  if (mistakes.length > 0 || !result.success) return { mistakes };
  return { spec: entry.layerClass.read(result.data as never), mistakes };
}

/** Arguments that every class of a framework takes and that change no figure. */
const EVERYWHERE: Readonly<Record<NotationName, RegExp>> = {
  keras:
    /^(name|dtype|trainable|input_shape|batch_input_shape|input_dim|input_length|batch_size|weights|autocast|data_format|dim_ordering|\w+_initializer|\w+_regularizer|\w+_constraint|init)$/,
  pytorch: /^(name|device|dtype|inplace)$/,
  shorthand: /^name$/,
};

/** Each argument under the name that the class has for it; a misspelt one under the name that was meant. */
function assign(
  call: ReadCall,
  entry: ClassEntry,
  source: string,
  mistakes: Mistake[],
): Map<string, ReadArgument> {
  const { layerClass, notation } = entry;
  const order = Object.keys(layerClass.args.shape);
  const given = new Map<string, ReadArgument>();
  const positional = call.args.filter((arg) => arg.name === undefined);
  for (const [position, arg] of positional.slice(0, order.length).entries()) given.set(order[position]!, arg);
  const surplus = positional[order.length];
  if (surplus) mistakes.push(tooManyArguments(call, order, surplus, source));
  for (const arg of call.args) {
    if (arg.name === undefined) continue;
    const name = successor(arg.name, layerClass.formerArgs);
    if (given.has(name)) mistakes.push(twice(call, name, arg, source));
    else if (order.includes(name)) given.set(name, arg);
    else if (!EVERYWHERE[notation].test(arg.name)) {
      const near = nearest(arg.name, order) ?? beginsWith(arg.name, order);
      mistakes.push(unknownArgument(call, arg, near, order, source));
      if (near && !given.has(near)) given.set(near, arg);
    }
  }
  return given;
}

/** `kernel` for `kernel_size`. */
function beginsWith(name: string, order: readonly string[]): string | undefined {
  return order.find((full) => full.startsWith(`${name}_`));
}

function successor(name: string, former: Readonly<Record<string, string>> | undefined): string {
  return former && Object.hasOwn(former, name) ? former[name]! : name;
}
