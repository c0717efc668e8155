import type { Span } from '../../user-error.ts';
import type { Value } from '../layers/spelling.ts';
import { mistakeAt } from './mistakes.ts';
import type { Expression, Notes, ReadCall } from './syntax.ts';
import type { Builder, Built } from './tensors.ts';

/** What the parts of the evaluator share. */

/** What an expression gives: a plain value, something built, a list that holds such, or nothing of interest. */
export type Thing =
  | { readonly type: 'value'; readonly value: Value }
  | { readonly type: 'list'; readonly items: readonly Thing[] }
  | { readonly type: 'nothing' }
  | Built;

/** Something that the code builds. */
export interface Root {
  readonly thing: Built;
  readonly target?: string;
  /** The class in whose body it stands. */
  readonly within?: string;
}

export interface Scope {
  readonly notes: Notes;
  readonly builder: Builder;
  readonly variables: Map<string, Thing>;
  readonly made: Map<Built, Root>;
  /** What other code of the text has taken up. */
  readonly used: Set<Thing>;
  /** The classes that the text defines. */
  readonly classes: ReadonlySet<string>;
  evaluate(expression: Expression): Thing;
  readCall(call: CallSyntax, path: readonly string[]): ReadCall;
}

export type CallSyntax = Extract<Expression, { type: 'call' }>;

export const NOTHING: Thing = { type: 'nothing' };

export function isBuilt(thing: Thing): thing is Built {
  return thing.type !== 'value' && thing.type !== 'list' && thing.type !== 'nothing';
}

/** A list of values where all are, else a list of things. */
export function asList(things: readonly Thing[]): Thing {
  const plain = things.flatMap((thing) => (thing.type === 'value' ? [thing.value] : []));
  return plain.length === things.length ? { type: 'value', value: plain } : { type: 'list', items: things };
}

export function keep(root: Root, scope: Scope): void {
  if (!scope.made.has(root.thing)) scope.made.set(root.thing, root);
}

export function report(span: Span, wrong: string, write: string | undefined, scope: Scope): void {
  scope.notes.mistakes.push(mistakeAt(scope.notes.source, span, wrong, write));
}
