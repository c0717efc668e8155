import { type Span, UserError } from '../../user-error.ts';
import type { Value } from '../layers/spelling.ts';
import type { Block } from './blocks.ts';
import type { ClassHeading, FunctionHeading } from './headings.ts';
import { mistakeAt } from './mistakes.ts';
import type { Expression, Notes, ReadCall, Statement, Target } from './syntax.ts';
import type { Builder, Built } from './tensors.ts';

/** What the parts of the evaluator share. */

/** What an expression gives: a plain value, something built, a list that holds such, or nothing of interest. */
export type Thing =
  /** `open`: a name that the text gives no value, which stands for itself. */
  | { readonly type: 'value'; readonly value: Value; readonly open?: boolean }
  | { readonly type: 'list'; readonly items: readonly Thing[]; readonly keys?: readonly string[] }
  | { readonly type: 'nothing' }
  | AuthorFunction
  | AuthorClass
  | Built;

/** A `def` of the text; a method has its object's scope around it. */
export interface AuthorFunction {
  readonly type: 'function';
  readonly heading: FunctionHeading;
  readonly block: Block;
  readonly around: Scope;
}

/** A `class` of the text. */
export interface AuthorClass {
  readonly type: 'class';
  readonly heading: ClassHeading;
  readonly block: Block;
  readonly around: Scope;
}

/** Something that the code builds. */
export interface Root {
  readonly thing: Built;
  readonly target?: string;
  /** The printed model that it stands in. */
  readonly within?: string;
}

/** The names of one body that runs. */
export interface Scope {
  readonly shared: Shared;
  readonly variables: Map<string, Thing>;
  /** What the body builds, in its order. */
  readonly made: Map<Built, Root>;
  /** Where names are looked up that are not here. */
  readonly around?: Scope;
  /** The object whose attributes are written `self.…`. */
  readonly self?: Scope;
  /** How many calls of the author's functions are under way. */
  readonly depth: number;
}

/** What all bodies of one text share. */
interface Shared {
  readonly notes: Notes;
  readonly builder: Builder;
  /** What other code of the text has taken up. */
  readonly used: Set<Thing>;
  /** Classes and functions of the author's that were called. */
  readonly called: Set<Block>;
  readonly statementsOf: (block: Block['body'][number] & { readonly type: 'code' }) => readonly Statement[];
  /** Counts the steps that the code takes. Throws UserError beyond the bound. */
  spend(steps: number): void;
  evaluate(expression: Expression, scope: Scope): Thing;
  readCall(call: CallSyntax, path: readonly string[], scope: Scope): ReadCall;
}

export type CallSyntax = Extract<Expression, { type: 'call' }>;

export const NOTHING: Thing = { type: 'nothing' };

export function isBuilt(thing: Thing): thing is Built {
  return !['value', 'list', 'nothing', 'function', 'class'].includes(thing.type);
}

/** The scope of a body that runs inside another one's reach. */
export function scopeWithin(around: Scope, depth = around.depth): Scope {
  return {
    shared: around.shared,
    variables: new Map(),
    made: new Map(),
    around,
    ...(around.self ? { self: around.self } : {}),
    depth,
  };
}

/** What a dotted name stands for, here or around. */
export function lookup(name: string, scope: Scope): Thing | undefined {
  for (let at: Scope | undefined = scope; at; at = at.around) {
    const thing = at.variables.get(name);
    if (thing) return thing;
  }
  return undefined;
}

/** Gives a name its value, a sequence of names the parts of it; attributes belong to the object. */
export function assign(target: Target, thing: Thing, scope: Scope): void {
  if (typeof target === 'string') ownerOf(target, scope).variables.set(target, thing);
  else {
    const items = itemsOf(thing) ?? [];
    for (const [index, part] of target.entries()) assign(part, items[index] ?? NOTHING, scope);
  }
}

/** The things one by one, of whatever can be gone through. */
export function itemsOf(thing: Thing): readonly Thing[] | undefined {
  if (thing.type === 'list' || thing.type === 'stack') return thing.items;
  if (thing.type !== 'value' || !Array.isArray(thing.value)) return undefined;
  return (thing.value as readonly Value[]).map((value) => ({ type: 'value', value }));
}

/** A list of values where all are, else a list of things. */
export function asList(things: readonly Thing[]): Thing {
  const plain = things.flatMap((thing) => (thing.type === 'value' && !thing.open ? [thing.value] : []));
  return plain.length === things.length ? { type: 'value', value: plain } : { type: 'list', items: things };
}

export function keep(root: Root, scope: Scope): void {
  const { made } = root.target === undefined ? scope : ownerOf(root.target, scope);
  if (!made.has(root.thing)) made.set(root.thing, root);
}

/** What was built in a body and is not taken up by other code. */
export function unusedIn({ made, shared }: Scope): readonly Root[] {
  const isInput = (thing: Built) => thing.type === 'tensor' && thing.call === null;
  return [...made.values()].filter(({ thing }) => !shared.used.has(thing) && !isInput(thing));
}

export function report(span: Span, wrong: string, write: string | undefined, { shared }: Scope): void {
  shared.notes.mistakes.push(mistakeAt(shared.notes.source, span, wrong, write));
}

/** Notes what is taken for granted, once. */
export function assume(sentence: string, { shared }: Scope): void {
  const { assumptions } = shared.notes;
  if (!assumptions.includes(sentence)) assumptions.push(sentence);
}

const STEPS = 300_000;

/** Counts steps up to a bound, so that no text keeps the reader busy. */
export function createMeter(): (steps: number) => void {
  let taken = 0;
  return (steps) => {
    taken += steps;
    if (taken > STEPS) {
      throw new UserError({
        wrong: 'The code takes more steps than are followed here.',
        write: 'the layers one behind the other',
      });
    }
  };
}

function ownerOf(name: string, scope: Scope): Scope {
  return scope.self && name.startsWith('self.') ? scope.self : scope;
}
