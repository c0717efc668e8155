import type { Span } from '../../user-error.ts';
import type { Argument, Spec } from '../layers/spelling.ts';
import { mistakeAt } from './mistakes.ts';
import { type ClassEntry, nearest } from './names.ts';
import type { NotationName, Notes, ReadArgument, ReadCall } from './syntax.ts';
import { formatValue } from './values.ts';

/** Gives a call's arguments to the class that it names. Undefined where something is wrong; the notes say what. */
export function bind(call: ReadCall, entry: ClassEntry, notes: Notes): Spec<unknown> | undefined {
  const before = notes.mistakes.length;
  const given = assign(call, entry, notes);
  const values = Object.fromEntries([...given].map(([name, arg]) => [name, arg.value]));
  const result = entry.layerClass.args.safeParse(values);
  if (!result.success) {
    for (const issue of result.error.issues) {
      const name = String(issue.path[0] ?? '');
      notes.mistakes.push(asMistake(call, name, given.get(name), issue, notes));
    }
  }
  if (notes.mistakes.length > before) return undefined;
  return entry.layerClass.read(result.data as never);
}

/** Arguments that every class of a framework takes and that change no figure. */
const EVERYWHERE: Readonly<Record<NotationName, RegExp>> = {
  keras:
    /^(name|dtype|trainable|input_shape|batch_input_shape|input_dim|input_length|batch_size|weights|autocast|data_format|dim_ordering|\w+_initializer|\w+_regularizer|\w+_constraint|init)$/,
  pytorch: /^(name|device|dtype|inplace)$/,
  shorthand: /^name$/,
};

/** Each argument under the name that the class has for it. */
function assign(call: ReadCall, entry: ClassEntry, notes: Notes): Map<string, ReadArgument> {
  const { layerClass, notation } = entry;
  const order = Object.keys(layerClass.args.shape);
  const given = new Map<string, ReadArgument>();
  let position = 0;
  for (const arg of call.args) {
    if (arg.name === undefined) {
      const name = order[position++];
      if (name === undefined) {
        if (position === order.length + 1) notes.mistakes.push(tooMany(call, order, arg.span, notes));
      } else given.set(name, arg);
      continue;
    }
    const name = successor(arg.name, layerClass.formerArgs);
    if (given.has(name)) notes.mistakes.push(twice(call, name, arg.span, notes));
    else if (order.includes(name)) given.set(name, arg);
    else if (!EVERYWHERE[notation].test(arg.name)) notes.mistakes.push(unknown(call, arg, order, notes));
  }
  return given;
}

function successor(name: string, former: Readonly<Record<string, string>> | undefined): string {
  return former && Object.hasOwn(former, name) ? former[name]! : name;
}

function tooMany(call: ReadCall, order: readonly string[], span: Span, notes: Notes) {
  const count = call.args.filter((arg) => arg.name === undefined).length;
  return mistakeAt(
    notes.source,
    span,
    `${call.name} takes at most ${order.length} arguments without names, and ${count} were given.`,
    `${call.name}(${order.join(', ')})`,
  );
}

function twice(call: ReadCall, name: string, span: Span, notes: Notes) {
  return mistakeAt(notes.source, span, `${call.name} is given ${name} twice.`, `${name} once`);
}

function unknown(call: ReadCall, arg: Argument & { span: Span }, order: readonly string[], notes: Notes) {
  const near = nearest(arg.name!, order);
  const nameSpan = { start: arg.span.start, end: arg.span.start + arg.name!.length };
  const wrong = `${call.name} has no argument called ${arg.name}.`;
  return near
    ? mistakeAt(notes.source, nameSpan, wrong, `${near}=${formatValue(arg.value)}`)
    : mistakeAt(notes.source, nameSpan, wrong, `one of ${order.join(', ')}`);
}

interface Issue {
  readonly message: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

function asMistake(call: ReadCall, name: string, arg: ReadArgument | undefined, issue: Issue, notes: Notes) {
  if (!arg) {
    const near = call.args.find(
      (other) => other.name !== undefined && nearest(other.name, [name]) !== undefined,
    );
    const place = near ? near.span : call.nameSpan;
    return mistakeAt(notes.source, place, `${call.name} needs ${name}, which ${issue.message}.`, `${name}=…`);
  }
  const shown = arg.name === undefined ? formatValue(arg.value) : `${arg.name}=${formatValue(arg.value)}`;
  const wrong = `${shown} was read: the ${name} of ${call.name} ${issue.message}.`;
  return mistakeAt(notes.source, arg.span, wrong, better(name, arg, issue));
}

/** A value that would do, where the wrong one is near to it. */
function better(name: string, arg: ReadArgument, issue: Issue): string | undefined {
  const { value } = arg;
  if (typeof value !== 'string') return undefined;
  if (/^\d+$/.test(value.trim())) return `${name}=${value.trim()}`;
  const choices = choicesOf(issue);
  const near = nearest(value, choices);
  return near && `${name}=${formatValue(near)}`;
}

function choicesOf(issue: Issue): readonly string[] {
  const choices = issue.params?.choices;
  return Array.isArray(choices) ? choices.filter((choice) => typeof choice === 'string') : [];
}
