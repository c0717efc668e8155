import type { Span } from '../../user-error.ts';
import type { Value } from '../layers/spelling.ts';
import { asLayer } from './bare-names.ts';
import { inputClaim } from './claims.ts';
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
  type Thing,
} from './scope.ts';
import type { ArgumentSyntax } from './syntax.ts';
import type { Built, Tensor } from './tensors.ts';

/** What holds and joins layers without being one. */

type Container = (call: CallSyntax, scope: Scope) => Thing;

/** By the names that the frameworks give them. */
export const containers: ReadonlyMap<string, Container> = new Map<string, Container>([
  ['Sequential', stack],
  ['ModuleList', stack],
  [
    'OrderedDict',
    ({ args: [first] }, scope) => (first ? unnamed(scope.shared.evaluate(first.value, scope)) : asList([])),
  ],
  ['Model', graph],
  ['Functional', graph],
  ['Input', input],
  ['InputLayer', input],
]);

/** `model.add(…)`; a model that the text does not show is taken to be empty before. */
export function append(target: string, call: CallSyntax, scope: Scope): Thing {
  let thing = lookup(target, scope);
  if (thing?.type !== 'stack') {
    thing = { type: 'stack', items: [] };
    assign(target, thing, scope);
    keep({ thing, target }, scope);
  }
  const named = call.args.length > 1;
  for (const item of members(named ? { ...call, args: call.args.slice(1) } : call, scope))
    thing.items.push(item);
  return NOTHING;
}

/** `layers.append(…)`, `layers.extend(…)` on a list that the text shows; undefined for anything else. */
export function appendToList(
  target: string,
  name: string,
  call: CallSyntax,
  scope: Scope,
): Thing | undefined {
  const list = lookup(target, scope);
  const items = list && itemsOf(list);
  const [argument] = call.args;
  if (!items || !argument || (name !== 'append' && name !== 'extend')) return undefined;
  if (list.type === 'stack') return append(target, call, scope);
  const thing = scope.shared.evaluate(argument.value, scope);
  const more = name === 'append' ? [thing] : (itemsOf(thing) ?? []);
  scope.shared.spend(items.length + more.length);
  assign(target, asList([...items, ...more]), scope);
  return NOTHING;
}

/** `layer(x)`: the tensor behind it. A tensor that the text does not show is an input. */
export function apply(callee: Built, call: CallSyntax, scope: Scope): Thing {
  const inputs = call.args.slice(0, 1).flatMap((arg) => tensorsIn(arg, scope));
  if (inputs.length === 0) inputs.push(scope.shared.builder.input());
  return applyTo(callee, inputs, scope);
}

/** Layers that are taken up are no longer layers that stand alone. */
export function applyTo(callee: Built, inputs: readonly Tensor[], scope: Scope): Tensor {
  scope.shared.used.add(callee);
  for (const tensor of inputs) scope.shared.used.add(tensor);
  return scope.shared.builder.apply(callee, inputs);
}

function stack(call: CallSyntax, scope: Scope): Thing {
  return { type: 'stack', items: members(call, scope) };
}

/** `self.add_module('conv', layer)`. */
export function addMember(call: CallSyntax, scope: Scope): Thing {
  const [name, layer] = call.args.map((arg) => scope.shared.evaluate(arg.value, scope));
  if (!layer || !isBuilt(layer)) return NOTHING;
  const target = name?.type === 'value' && typeof name.value === 'string' ? `self.${name.value}` : 'self';
  assign(target, layer, scope);
  keep({ thing: layer, target }, scope);
  return NOTHING;
}

function input(call: CallSyntax, scope: Scope): Thing {
  return scope.shared.builder.input(inputClaim(scope.shared.readCall(call, ['Input'], scope)));
}

function members(call: CallSyntax, scope: Scope): Built[] {
  const items: Built[] = [];
  for (const arg of call.args) {
    if (arg.name !== undefined && arg.name !== 'layers') continue;
    collect(asLayer(arg.value, scope.shared.evaluate(arg.value, scope), scope), arg.span, items, scope);
  }
  return items;
}

function collect(thing: Thing, span: Span, items: Built[], scope: Scope): void {
  scope.shared.spend(1);
  if (thing.type === 'list') {
    for (const item of thing.items) collect(item, span, items, scope);
  } else if (isBuilt(thing)) {
    scope.shared.used.add(thing);
    items.push(thing);
  } else if (thing.type === 'value' && !isEmpty(thing.value)) {
    const wrong = thing.open
      ? `What ${String(thing.value)} stands for is not in this text.`
      : `${shown(thing.value)} is not a layer.`;
    report(span, wrong, thing.open ? 'the layers or values one by one' : undefined, scope);
  }
}

function graph(call: CallSyntax, scope: Scope): Thing {
  const positional = call.args.filter((arg) => arg.name === undefined)[1];
  const arg = call.args.find(({ name }) => name === 'outputs' || name === 'output') ?? positional;
  const outputs = arg ? tensors(scope.shared.evaluate(arg.value, scope)) : [];
  if (outputs.length > 1)
    report(arg!.span, 'A network with several outputs is not read here.', 'one output', scope);
  for (const output of outputs) scope.shared.used.add(output);
  return outputs[0] ? { type: 'graph', output: outputs[0] } : NOTHING;
}

function tensorsIn({ value }: ArgumentSyntax, scope: Scope): Tensor[] {
  const thing = scope.shared.evaluate(value, scope);
  if (value.type !== 'name' || !(thing.type === 'value' && thing.open)) return tensors(thing);
  const tensor = scope.shared.builder.input();
  assign(value.path.join('.'), tensor, scope);
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
