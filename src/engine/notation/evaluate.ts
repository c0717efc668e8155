import { isCall } from '../layers/arguments/values.ts';
import type { Value } from '../layers/spelling.ts';
import { calculate } from './arithmetic.ts';
import { append, apply, containers } from './containers.ts';
import { callFunction, joinByOperator } from './functions.ts';
import { frameworkOf, isLayerPath } from './names.ts';
import {
  asList,
  type CallSyntax,
  isBuilt,
  keep,
  NOTHING,
  type Root,
  report,
  type Scope,
  type Thing,
} from './scope.ts';
import type { Expression, Literal, Notes, ReadArgument, ReadCall, Statement } from './syntax.ts';
import { type Builder, type Built, createBuilder } from './tensors.ts';

/** Runs the few things that Python code does when it builds a network; everything else is left alone. */

export interface Evaluator {
  readonly builder: Builder;
  /** `within` is the class in whose body the statement stands. */
  run(statement: Statement, within?: string): void;
  /** Begins the body of `forward`: its arguments are inputs. */
  enter(parameters: readonly string[]): void;
  /** What the code builds and does not use itself, in its order. */
  roots(): readonly Root[];
}

export function createEvaluator(notes: Notes, classes: ReadonlySet<string>): Evaluator {
  const scope: Scope = {
    notes,
    builder: createBuilder(),
    variables: new Map(),
    made: new Map(),
    used: new Set(),
    classes,
    evaluate: (expression) => evaluate(expression, scope),
    readCall: (call, path) => readCall(call, path, scope),
  };
  return {
    builder: scope.builder,
    run({ target, value }, within) {
      const thing = evaluate(value, scope);
      if (target !== undefined) scope.variables.set(target, thing);
      if (isBuilt(thing)) keep({ thing, target, within }, scope);
    },
    enter(parameters) {
      for (const name of parameters) scope.variables.set(name, scope.builder.input());
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
  const { callee } = call;
  if (callee.type === 'call') {
    const made = evaluate(callee, scope);
    return isBuilt(made) ? apply(made, call, scope) : NOTHING;
  }
  if (callee.type === 'name') {
    const variable = scope.variables.get(callee.path.join('.'));
    if (variable && isBuilt(variable)) return apply(variable, call, scope);
    const owner = callee.path.slice(0, -1);
    if (callee.path.at(-1) === 'add' && isModel(owner, scope)) return append(owner.join('.'), call, scope);
  }
  const result = callFunction(call, scope);
  if (result || callee.type !== 'name') return result ?? NOTHING;
  return construct(call, callee.path, scope);
}

/** Makes what a class or a container makes. */
function construct(call: CallSyntax, path: readonly string[], scope: Scope): Thing {
  const name = path.at(-1)!;
  if (scope.classes.has(name)) return NOTHING;
  const container = containers.get(name);
  if (container) return container(call, scope);
  return isLayerPath(path) ? { type: 'layer', call: readCall(call, path, scope) } : NOTHING;
}

function operate(operation: Extract<Expression, { type: 'operation' }>, scope: Scope): Thing {
  const things = operation.operands.map((operand) => evaluate(operand, scope));
  const literals = things.flatMap((thing) =>
    thing.type === 'value' && isLiteral(thing.value) ? [thing.value] : [],
  );
  const result = literals.length === things.length ? calculate(operation.operator, literals) : undefined;
  if (result !== undefined) return { type: 'value', value: result };
  const joined = joinByOperator(operation, things, scope);
  if (joined) return joined;
  const { start, end } = operation.span;
  if (things.some((thing) => thing.type === 'tensor')) {
    const wrong = `How “${operation.operator}” joins the outputs of layers is not followed here.`;
    report(operation.span, wrong, 'layers one behind the other', scope);
  } else if (things.every((thing) => thing.type === 'value')) {
    const text = scope.notes.source.slice(start, end);
    report(
      operation.span,
      `${text.slice(0, 60)} is not a number that can be computed here.`,
      undefined,
      scope,
    );
  }
  for (const thing of things) if (isBuilt(thing)) keep({ thing }, scope);
  return NOTHING;
}

function readCall(call: CallSyntax, path: readonly string[], scope: Scope): ReadCall {
  const args = call.args.map((arg): ReadArgument => {
    const value = asValue(evaluate(arg.value, scope));
    return arg.name === undefined ? { value, span: arg.span } : { name: arg.name, value, span: arg.span };
  });
  const { end } = call.callee.span;
  const name = path.at(-1)!;
  return {
    name,
    prefix: path.slice(0, -1),
    args,
    span: call.span,
    nameSpan: { start: end - name.length, end },
  };
}

function asValue(thing: Thing): Value {
  switch (thing.type) {
    case 'value':
      return thing.value;
    case 'layer':
      return thing.call;
    case 'list':
      return thing.items.map(asValue);
    default:
      return null;
  }
}

/** Whether `add` of this name appends to a model; the text need not show where the model comes from. */
function isModel(owner: readonly string[], scope: Scope): boolean {
  return owner.length > 0 && !frameworkOf(owner) && scope.variables.get(owner.join('.'))?.type !== 'tensor';
}

function isInput(thing: Built): boolean {
  return thing.type === 'tensor' && thing.call === null;
}

function isLiteral(value: Value): value is Literal {
  return !Array.isArray(value) && !isCall(value);
}
