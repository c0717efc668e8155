import type { Span } from '../../user-error.ts';
import type { Value } from '../layers/spelling.ts';
import { isCall } from '../layers/values.ts';
import { calculate } from './arithmetic.ts';
import { inputClaim } from './claims.ts';
import { mistakeAt } from './mistakes.ts';
import { isLayerPath } from './names.ts';
import type {
  ArgumentSyntax,
  Expression,
  Literal,
  Notes,
  ReadArgument,
  ReadCall,
  Statement,
} from './syntax.ts';
import { type Builder, type Built, createBuilder, type Tensor } from './tensors.ts';

/** Runs the few things that Python code does when it builds a network; everything else is left alone. */

/** What an expression gives: a plain value, something built, a list that holds such, or nothing of interest. */
type Thing =
  | { readonly type: 'value'; readonly value: Value }
  | { readonly type: 'list'; readonly items: readonly Thing[] }
  | { readonly type: 'nothing' }
  | Built;

/** What the code builds and does not use itself. */
export interface Root {
  readonly thing: Built;
  readonly target?: string;
  readonly span: Span;
}

export interface Evaluator {
  readonly builder: Builder;
  run(statement: Statement): void;
  roots(): readonly Root[];
}

interface Scope {
  readonly notes: Notes;
  readonly builder: Builder;
  readonly variables: Map<string, Thing>;
  readonly made: Map<Built, Root>;
  readonly used: Set<Thing>;
}

type CallSyntax = Extract<Expression, { type: 'call' }>;

const NOTHING: Thing = { type: 'nothing' };

export function createEvaluator(notes: Notes): Evaluator {
  const builder = createBuilder();
  const scope: Scope = { notes, builder, variables: new Map(), made: new Map(), used: new Set() };
  return {
    builder,
    run({ target, value, span }) {
      const thing = evaluate(value, scope);
      if (target !== undefined) scope.variables.set(target, thing);
      if (isBuilt(thing)) keep(thing, { thing, target, span }, scope);
    },
    roots: () => [...scope.made.values()].filter(({ thing }) => !scope.used.has(thing) && !isInput(thing)),
  };
}

function evaluate(expression: Expression, scope: Scope): Thing {
  switch (expression.type) {
    case 'literal':
      return { type: 'value', value: expression.value };
    case 'name': {
      const name = expression.path.join('.');
      return scope.variables.get(name) ?? { type: 'value', value: name };
    }
    case 'sequence':
      return asList(expression.items.map((item) => evaluate(item, scope)));
    case 'dictionary':
      return asList(expression.entries.map((entry) => evaluate(entry.value, scope)));
    case 'operation':
      return operate(expression, scope);
    case 'call':
      return evaluateCall(expression, scope);
    case 'member':
      return NOTHING;
    case 'unreadable':
      report(expression.span, expression.wrong, expression.write, scope);
      return NOTHING;
    default:
      return expression satisfies never;
  }
}

function evaluateCall(call: CallSyntax, scope: Scope): Thing {
  if (call.callee.type !== 'name') {
    const callee = evaluate(call.callee, scope);
    return isBuilt(callee) ? apply(callee, call, scope) : NOTHING;
  }
  const path = call.callee.path;
  const variable = scope.variables.get(path.join('.'));
  if (variable && isBuilt(variable)) return apply(variable, call, scope);
  const name = path.at(-1)!;
  if (name === 'add' && path.length > 1) return append(path.slice(0, -1).join('.'), call, scope);
  const builtIn = CONTAINERS[name];
  if (builtIn) return builtIn(call, scope);
  return isLayerPath(path) ? { type: 'layer', call: readCall(call, path, scope) } : NOTHING;
}

/** What holds layers without being one, by the names that the frameworks give it. */
const CONTAINERS: Readonly<Record<string, (call: CallSyntax, scope: Scope) => Thing>> = {
  Sequential: (call, scope) => ({ type: 'stack', items: members(call, scope) }),
  ModuleList: (call, scope) => ({ type: 'stack', items: members(call, scope) }),
  OrderedDict: (call, scope) => (call.args[0] ? values(evaluate(call.args[0].value, scope)) : asList([])),
  Model: graph,
  Functional: graph,
  Input: (call, scope) => scope.builder.input(inputClaim(readCall(call, ['Input'], scope))),
  InputLayer: (call, scope) => scope.builder.input(inputClaim(readCall(call, ['Input'], scope))),
};

/** The layers in the brackets of a container; what is named there is used. */
function members(call: CallSyntax, scope: Scope): Built[] {
  const items: Built[] = [];
  for (const arg of call.args) {
    if (arg.name !== undefined && arg.name !== 'layers') continue;
    collect(evaluate(arg.value, scope), arg.span, items, scope);
  }
  return items;
}

function collect(thing: Thing, span: Span, items: Built[], scope: Scope): void {
  if (thing.type === 'list') {
    for (const item of thing.items) collect(item, span, items, scope);
  } else if (isBuilt(thing)) {
    scope.used.add(thing);
    items.push(thing);
  } else if (thing.type === 'value' && !isEmpty(thing.value)) {
    report(span, `${shown(thing.value)} is not a layer.`, undefined, scope);
  }
}

function append(target: string, call: CallSyntax, scope: Scope): Thing {
  let thing = scope.variables.get(target);
  if (thing?.type !== 'stack') {
    thing = { type: 'stack', items: [] };
    scope.variables.set(target, thing);
    keep(thing, { thing, target, span: call.span }, scope);
  }
  thing.items.push(...members(call, scope));
  return NOTHING;
}

function graph(call: CallSyntax, scope: Scope): Thing {
  const positional = call.args.filter((arg) => arg.name === undefined)[1];
  const named = call.args.find((arg) => arg.name === 'outputs' || arg.name === 'output');
  const outputs = (named ?? positional) && tensors(evaluate((named ?? positional)!.value, scope), scope);
  if (!outputs || outputs.length === 0) return NOTHING;
  if (outputs.length > 1) {
    report(
      (named ?? positional)!.span,
      'A network with several outputs is not compared here.',
      'one output',
      scope,
    );
  }
  for (const output of outputs) scope.used.add(output);
  return { type: 'graph', output: outputs[0]! };
}

function apply(callee: Built, call: CallSyntax, scope: Scope): Thing {
  const inputs = call.args.slice(0, 1).flatMap((arg) => tensorsIn(arg, scope));
  if (inputs.length === 0) inputs.push(scope.builder.input());
  scope.used.add(callee);
  for (const input of inputs) scope.used.add(input);
  return scope.builder.apply(callee, inputs);
}

function tensorsIn(arg: ArgumentSyntax, scope: Scope): Tensor[] {
  const { value } = arg;
  if (value.type === 'name' && !scope.variables.has(value.path.join('.'))) {
    const input = scope.builder.input();
    scope.variables.set(value.path.join('.'), input);
    return [input];
  }
  return tensors(evaluate(value, scope), scope);
}

function tensors(thing: Thing, scope: Scope): Tensor[] {
  if (thing.type === 'tensor') return [thing];
  return thing.type === 'list' ? thing.items.flatMap((item) => tensors(item, scope)) : [];
}

function operate(operation: Extract<Expression, { type: 'operation' }>, scope: Scope): Thing {
  const things = operation.operands.map((operand) => evaluate(operand, scope));
  const numbers = things.flatMap((thing) =>
    thing.type === 'value' && isLiteral(thing.value) ? [thing.value] : [],
  );
  const result = numbers.length === things.length ? calculate(operation.operator, numbers) : undefined;
  if (result !== undefined) return { type: 'value', value: result };
  if (things.every((thing) => !isBuilt(thing) && thing.type !== 'list')) {
    const text = scope.notes.source.slice(operation.span.start, operation.span.end);
    report(
      operation.span,
      `${text.slice(0, 60)} is not a number that can be computed here.`,
      undefined,
      scope,
    );
    return NOTHING;
  }
  for (const thing of things)
    if (isBuilt(thing) && thing.type !== 'tensor') keep(thing, { thing, span: operation.span }, scope);
  return NOTHING;
}

function readCall(call: CallSyntax, path: readonly string[], scope: Scope): ReadCall {
  const args = call.args.map(
    (arg): ReadArgument => ({
      name: arg.name,
      value: asValue(evaluate(arg.value, scope), arg.span, scope),
      span: arg.span,
    }),
  );
  const nameSpan = { start: call.callee.span.end - path.at(-1)!.length, end: call.callee.span.end };
  return { name: path.at(-1)!, prefix: path.slice(0, -1), args, span: call.span, nameSpan };
}

function asValue(thing: Thing, span: Span, scope: Scope): Value {
  switch (thing.type) {
    case 'value':
      return thing.value;
    case 'layer':
      return thing.call;
    case 'list':
      return thing.items.map((item) => asValue(item, span, scope));
    default:
      return null;
  }
}

function asList(things: readonly Thing[]): Thing {
  const plain = things.flatMap((thing) => (thing.type === 'value' ? [thing.value] : []));
  return plain.length === things.length ? { type: 'value', value: plain } : { type: 'list', items: things };
}

/** `[('conv1', Conv2d(…)), …]` without the names. */
function values(thing: Thing): Thing {
  if (thing.type !== 'list') return thing;
  return asList(thing.items.map((item) => (item.type === 'list' ? (item.items.at(-1) ?? item) : item)));
}

function keep(thing: Built, root: Root, scope: Scope): void {
  if (!scope.made.has(thing)) scope.made.set(thing, root);
}

function report(span: Span, wrong: string, write: string | undefined, scope: Scope): void {
  scope.notes.mistakes.push(mistakeAt(scope.notes.source, span, wrong, write));
}

function isBuilt(thing: Thing): thing is Built {
  return thing.type !== 'value' && thing.type !== 'list' && thing.type !== 'nothing';
}

function isInput(thing: Built): boolean {
  return thing.type === 'tensor' && thing.call === null;
}

function isLiteral(value: Value): value is Literal {
  return !Array.isArray(value) && !isCall(value);
}

function isEmpty(value: Value): boolean {
  return Array.isArray(value) && value.length === 0;
}

function shown(value: Value): string {
  return typeof value === 'string' ? `“${value}”` : Array.isArray(value) ? 'A list' : String(value);
}
