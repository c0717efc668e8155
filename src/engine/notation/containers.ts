import type { Span } from '../../user-error.ts';
import type { Value } from '../layers/spelling.ts';
import { inputClaim } from './claims.ts';
import { asList, type CallSyntax, isBuilt, keep, NOTHING, report, type Scope, type Thing } from './scope.ts';
import type { ArgumentSyntax } from './syntax.ts';
import type { Built, Tensor } from './tensors.ts';

/** What holds and joins layers without being one. */

type Container = (call: CallSyntax, scope: Scope) => Thing;

/** By the names that the frameworks give them. */
export const containers: ReadonlyMap<string, Container> = new Map<string, Container>([
  ['Sequential', stack],
  ['ModuleList', stack],
  ['OrderedDict', ({ args: [first] }, scope) => (first ? unnamed(scope.evaluate(first.value)) : asList([]))],
  ['Model', graph],
  ['Functional', graph],
  ['Input', input],
  ['InputLayer', input],
]);

/** `model.add(…)`; a model that the text does not show is taken to be empty before. */
export function append(target: string, call: CallSyntax, scope: Scope): Thing {
  let thing = scope.variables.get(target);
  if (thing?.type !== 'stack') {
    thing = { type: 'stack', items: [] };
    scope.variables.set(target, thing);
    keep({ thing, target }, scope);
  }
  thing.items.push(...members(call, scope));
  return NOTHING;
}

/** `layer(x)`: the tensor behind it. A tensor that the text does not show is an input. */
export function apply(callee: Built, call: CallSyntax, scope: Scope): Thing {
  const inputs = call.args.slice(0, 1).flatMap((arg) => tensorsIn(arg, scope));
  if (inputs.length === 0) inputs.push(scope.builder.input());
  return applyTo(callee, inputs, scope);
}

/** Layers that are taken up are no longer layers that stand alone. */
export function applyTo(callee: Built, inputs: readonly Tensor[], scope: Scope): Tensor {
  scope.used.add(callee);
  for (const tensor of inputs) scope.used.add(tensor);
  return scope.builder.apply(callee, inputs);
}

function stack(call: CallSyntax, scope: Scope): Thing {
  return { type: 'stack', items: members(call, scope) };
}

function input(call: CallSyntax, scope: Scope): Thing {
  return scope.builder.input(inputClaim(scope.readCall(call, ['Input'])));
}

function members(call: CallSyntax, scope: Scope): Built[] {
  const items: Built[] = [];
  for (const arg of call.args) {
    if (arg.name !== undefined && arg.name !== 'layers') continue;
    collect(scope.evaluate(arg.value), arg.span, items, scope);
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

function graph(call: CallSyntax, scope: Scope): Thing {
  const positional = call.args.filter((arg) => arg.name === undefined)[1];
  const arg = call.args.find(({ name }) => name === 'outputs' || name === 'output') ?? positional;
  const outputs = arg ? tensors(scope.evaluate(arg.value)) : [];
  if (outputs.length > 1)
    report(arg!.span, 'A network with several outputs is not read here.', 'one output', scope);
  for (const output of outputs) scope.used.add(output);
  return outputs[0] ? { type: 'graph', output: outputs[0] } : NOTHING;
}

function tensorsIn({ value }: ArgumentSyntax, scope: Scope): Tensor[] {
  if (value.type !== 'name' || scope.variables.has(value.path.join('.')))
    return tensors(scope.evaluate(value));
  const tensor = scope.builder.input();
  scope.variables.set(value.path.join('.'), tensor);
  return [tensor];
}

function tensors(thing: Thing): Tensor[] {
  if (thing.type === 'tensor') return [thing];
  return thing.type === 'list' ? thing.items.flatMap(tensors) : [];
}

/** `[('conv1', Conv2d(…)), …]` without the names. */
function unnamed(thing: Thing): Thing {
  if (thing.type !== 'list') return thing;
  return asList(thing.items.map((item) => (item.type === 'list' ? (item.items.at(-1) ?? item) : item)));
}

function isEmpty(value: Value): boolean {
  return Array.isArray(value) && value.length === 0;
}

function shown(value: Value): string {
  return typeof value === 'string' ? `“${value}”` : Array.isArray(value) ? 'A list' : String(value);
}
