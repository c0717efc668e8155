import { UserError } from '../../../user-error.ts';
import { traverse } from '../../network.ts';
import type { Shape } from '../../shape.ts';
import { type ClassEntry, classLike, classNamed, frameworkOf } from '../names.ts';
import { readModel } from '../read-model.ts';
import { formatValue } from '../values.ts';
import { closersOf, type Open, openBrackets } from './open.ts';
import { type Named, optionalArguments, typicalArguments } from './typical.ts';

/** A layer's call whose bracket is still open. */
export interface OpenCall {
  readonly entry: ClassEntry;
  /** Where its arguments begin. */
  readonly start: number;
  /** What stands before its name. */
  readonly before: string;
  /** Closes what is open within its arguments. */
  readonly within: string;
  /** Closes the call and what is around it. */
  readonly around: string;
}

/** The innermost layer that the end of the text stands in. */
export function openCall(text: string, open: readonly Open[]): OpenCall | undefined {
  for (const [index, { at, closer }] of [...open.entries()].reverse()) {
    const path = closer === ')' ? /[A-Za-z_][\w.]*$/.exec(text.slice(0, at))?.[0] : undefined;
    const entry = path === undefined ? undefined : entryOf(path);
    if (!path || !entry) continue;
    const [around, within] = [closersOf(open.slice(0, index + 1)), closersOf(open.slice(index + 1))];
    return { entry, start: at + 1, before: text.slice(0, at - path.length), within, around };
  }
  return undefined;
}

/** The call with what it lacks, and then with each option that it may have. */
export function continueCall(text: string, call: OpenCall): readonly string[] {
  const { start, within } = call;
  const pieces = splitArguments(text.slice(start));
  const last = pieces.at(-1)!.trim();
  const kept = text.slice(0, text.length - pieces.at(-1)!.length).replace(/,\s*$/, '');
  const isPart = last === '' || /^[a-z_]+(?:=\s*(?:['"]?[a-z_]*)?)?$/i.test(last);
  if (isPart) return withOptions(kept, pieces.slice(0, -1), call, last);
  const whole = withOptions(text + within, pieces, call, '');
  return within === '' ? whole : [...whole, ...withOptions(kept, pieces.slice(0, -1), call, '')];
}

/** A call as it is written with typical arguments on the shape that reaches it. */
export function typicalCall(entry: ClassEntry, prefix: string, arriving: Shape | undefined): string {
  const args = inPlace(typicalArguments(entry, arriving), [], entry);
  return `${prefix}${entry.layerClass.name}(${args.join(', ')})`;
}

function withOptions(
  kept: string,
  given: readonly string[],
  call: OpenCall,
  part: string,
): readonly string[] {
  const { entry, around, before } = call;
  const names = given.map((piece, index) => nameOf(piece) ?? orderOf(entry)[index]!);
  const lacks = ({ name }: Named) => !names.includes(name);
  const missing = inPlace(typicalArguments(entry, arrivingBehind(before)).filter(lacks), given, entry);
  const options = optionalArguments(entry).filter(lacks);
  const add = (...more: readonly string[]) => {
    const args = [...missing, ...more].join(', ');
    return `${kept}${args === '' || given.length === 0 ? '' : ', '}${args}${around}`;
  };
  if (part === '') return [add(), ...firstOfEach(options).map((option) => add(named(option)))];
  const begun = part.replace('"', "'").replace(/=\s+/, '=');
  return options
    .map(named)
    .filter((option) => option.startsWith(begun))
    .map((option) => add(option));
}

/** The likeliest value of each option. */
export function firstOfEach(options: readonly Named[]): readonly Named[] {
  return options.filter(({ name }, index) => options.findIndex((other) => other.name === name) === index);
}

/** Without names as long as they stand in the order of the class. */
function inPlace(args: readonly Named[], given: readonly string[], entry: ClassEntry): readonly string[] {
  const order = orderOf(entry);
  const plain = given.every((piece) => nameOf(piece) === undefined);
  return args.map((arg, index) => {
    const inOrder = args.slice(0, index + 1).every(({ name }, at) => order[given.length + at] === name);
    return plain && inOrder ? formatValue(arg.value) : named(arg);
  });
}

function named({ name, value }: Named): string {
  return `${name}=${formatValue(value)}`;
}

function orderOf({ layerClass }: ClassEntry): readonly string[] {
  return Object.keys(layerClass.args.shape);
}

function nameOf(piece: string): string | undefined {
  return /^\s*(\w+)\s*=/.exec(piece)?.[1];
}

function entryOf(path: string): ClassEntry | undefined {
  const parts = path.split('.');
  const name = parts.at(-1)!;
  const framework = frameworkOf(parts.slice(0, -1));
  const order = framework ? [framework] : (['keras', 'pytorch'] as const);
  return (
    order.map((notation) => classNamed(name, notation)).find((entry) => entry) ??
    order.map((notation) => classLike(name, notation)).find((entry) => entry)
  );
}

/** Splits at the commas outside brackets and quotations. */
function splitArguments(text: string): readonly string[] {
  const pieces = [''];
  for (const [at, sign] of [...text].entries()) {
    if (sign === ',' && openBrackets(text.slice(0, at)).length === 0) pieces.push('');
    else pieces[pieces.length - 1] += sign;
  }
  return pieces;
}

/** The shape that reaches a layer behind these. */
export function arrivingBehind(before: string): Shape | undefined {
  const whole = before.replace(/[\s,>]+$/, '');
  if (!whole.endsWith(')')) return undefined;
  try {
    return traverse(readModel(`${whole}${closersOf(openBrackets(whole))}`).network).at(-1)?.output;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
