import { callAuthored, givenTo } from './authored.ts';
import { asLayers } from './bare-names.ts';
import { callBuiltIn } from './built-ins.ts';
import { inputInCode } from './claims-in-code.ts';
import { decide } from './conditions.ts';
import { addMember, append, appendToList, apply, containers } from './containers.ts';
import { callFunction } from './functions.ts';
import { frameworkOf, isLayerPath } from './names.ts';
import { applyModule, instantiate } from './objects.ts';
import { operate } from './operations.ts';
import { readCall } from './read-call.ts';
import {
  asList,
  assign,
  type CallSyntax,
  isBuilt,
  itemsOf,
  keep,
  lookup,
  NOTHING,
  report,
  type Scope,
  scopeWithin,
  type Thing,
} from './scope.ts';
import type { Expression } from './syntax.ts';

/** What an expression gives, of the few things that Python code does when it builds a network. */
export function evaluate(expression: Expression, scope: Scope): Thing {
  scope.shared.spend(1);
  const inner = (part: Expression) => evaluate(part, scope);
  switch (expression.type) {
    case 'literal':
      return { type: 'value', value: expression.value };
    case 'name':
      return named(expression.path, scope);
    case 'sequence':
      return asList(asLayers(expression.items, expression.items.map(inner), scope));
    case 'dictionary': {
      const keys = expression.entries.map(({ key }) => keyOf(inner(key)));
      return { type: 'list', items: expression.entries.map(({ value }) => inner(value)), keys };
    }
    case 'operation':
      return operate(expression, scope);
    case 'call':
      return evaluateCall(expression, scope);
    case 'item':
      return itemOf(inner(expression.of), inner(expression.index), scope);
    case 'choice': {
      const holds = decide(inner(expression.condition));
      if (holds !== undefined) return inner(holds ? expression.yes : expression.no);
      report(expression.condition.span, 'Whether this holds is not known here.', undefined, scope);
      return NOTHING;
    }
    case 'comprehension':
      return comprehend(expression, scope);
    case 'member':
      return NOTHING;
    case 'unreadable':
      report(expression.span, expression.wrong, expression.write, scope);
      return NOTHING;
    default:
      return expression satisfies never;
  }
}

/** What a dotted name stands for; one without a value stands for itself, as `relu` does. */
function named(path: readonly string[], scope: Scope): Thing {
  const name = path.join('.');
  const thing = lookup(name, scope);
  if (thing) return thing;
  const owner = path.length > 1 ? lookup(path.slice(0, -1).join('.'), scope) : undefined;
  const last = path.at(-1)!;
  if (owner?.type === 'module') return owner.object.variables.get(`self.${last}`) ?? NOTHING;
  if (owner?.type === 'class') return classAttribute(owner, last);
  return { type: 'value', value: name, open: true };
}

/** `Block.expansion`. */
function classAttribute({ block, around }: Extract<Thing, { type: 'class' }>, name: string): Thing {
  for (const step of block.body) {
    if (step.type !== 'code') continue;
    const statement = around.shared.statementsOf(step).find(({ target }) => target === name);
    if (statement) return evaluate(statement.value, around);
  }
  return NOTHING;
}

function itemOf(of: Thing, index: Thing, { shared }: Scope): Thing {
  shared.used.add(of);
  if (index.type !== 'value') return NOTHING;
  if (of.type === 'list' && of.keys) return of.items[of.keys.indexOf(keyOf(index))] ?? NOTHING;
  const items = itemsOf(of);
  if (!items || typeof index.value !== 'bigint') return NOTHING;
  return items.at(Number(index.value)) ?? NOTHING;
}

function keyOf(thing: Thing): string {
  return thing.type === 'value' && !Array.isArray(thing.value) ? String(thing.value) : '';
}

function comprehend(loop: Extract<Expression, { type: 'comprehension' }>, scope: Scope): Thing {
  const iterable = evaluate(loop.iterable, scope);
  const items = itemsOf(iterable);
  scope.shared.used.add(iterable);
  if (!items) {
    report(
      loop.iterable.span,
      'What this goes through is not known here.',
      'the layers or values one by one',
      scope,
    );
    return NOTHING;
  }
  const local = scopeWithin(scope);
  const target = loop.targets.length === 1 ? loop.targets[0]! : loop.targets;
  const kept = items.flatMap((item) => {
    assign(target, item, local);
    if (loop.condition && decide(evaluate(loop.condition, local)) === false) return [];
    return [evaluate(loop.item, local)];
  });
  return asList(kept);
}

function evaluateCall(call: CallSyntax, scope: Scope): Thing {
  const { callee } = call;
  if (callee.type === 'call' || callee.type === 'item')
    return callThing(evaluate(callee, scope), call, scope) ?? NOTHING;
  if (callee.type === 'member' && isSuper(callee.of)) return callInherited(callee.name, call, scope);
  if (callee.type === 'name') {
    const known = callThing(named(callee.path, scope), call, scope);
    if (known) return known;
    const owner = callee.path.slice(0, -1).join('.');
    const last = callee.path.at(-1)!;
    if (last === 'add_module' && owner === 'self') return addMember(call, scope);
    if ((last === 'add' || last === 'add_module') && isModel(callee.path.slice(0, -1), scope))
      return append(owner, call, scope);
    const done = owner ? appendToList(owner, last, call, scope) : callBuiltIn(last, call, scope);
    const input = done ?? inputInCode(callee.path, call, scope);
    if (input) return input;
  }
  const result = callFunction(call, scope);
  if (result || callee.type !== 'name') return result ?? NOTHING;
  return construct(call, callee.path, scope);
}

/** Calls what the text builds or defines; undefined for anything else. */
function callThing(thing: Thing, call: CallSyntax, scope: Scope): Thing | undefined {
  if (thing.type === 'function') return callAuthored(thing, givenTo(call, scope), call.span, scope);
  if (thing.type === 'class') {
    const module = instantiate(thing, givenTo(call, scope), call.span, scope);
    keep({ thing: module }, scope);
    return module;
  }
  if (thing.type === 'module') return applyModule(thing, inputsTo(call, scope), call.span, scope);
  return isBuilt(thing) ? apply(thing, call, scope) : undefined;
}

/** The arguments of an object that is called; names that the text gives no value are inputs. */
function inputsTo(call: CallSyntax, scope: Scope): ReturnType<typeof givenTo> {
  return givenTo(call, scope).map((arg, index) => {
    const value = call.args[index]?.value;
    const open = arg.thing.type === 'value' && arg.thing.open && value?.type === 'name';
    if (!open) return arg;
    const thing = scope.shared.builder.input();
    assign(value.path.join('.'), thing, scope);
    return { ...arg, thing };
  });
}

function isSuper(expression: Expression): boolean {
  return (
    expression.type === 'call' &&
    expression.callee.type === 'name' &&
    expression.callee.path.join('.') === 'super'
  );
}

/** `super().__init__(…)`: what a class of the text has, or the layers that a Sequential is given. */
function callInherited(name: string, call: CallSyntax, scope: Scope): Thing {
  const inherited = lookup(`super.${name}`, scope);
  if (inherited?.type === 'function') return callAuthored(inherited, givenTo(call, scope), call.span, scope);
  const args = call.args.filter(({ value }) => value.type !== 'unreadable');
  for (const { name: target, thing } of givenTo({ ...call, args }, scope)) {
    if (scope.self && target === undefined && isBuilt(thing)) keep({ thing }, scope.self);
  }
  return NOTHING;
}

/** Makes what a class or a container makes. */
function construct(call: CallSyntax, path: readonly string[], scope: Scope): Thing {
  const container = containers.get(path.at(-1)!);
  if (container) return container(call, scope);
  return isLayerPath(path) ? { type: 'layer', call: readCall(call, path, scope) } : NOTHING;
}

/** Whether `add` of this name appends to a model; the text need not show where the model comes from. */
function isModel(owner: readonly string[], scope: Scope): boolean {
  return owner.length > 0 && !frameworkOf(owner) && lookup(owner.join('.'), scope)?.type !== 'tensor';
}
