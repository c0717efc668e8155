import { type Span, UserError } from '../../user-error.ts';
import { callAuthored, DEPTH, type Given, parametersOf } from './authored.ts';
import { runBody } from './run.ts';
import {
  type AuthorClass,
  type AuthorFunction,
  assume,
  lookup,
  NOTHING,
  report,
  type Scope,
  scopeWithin,
  type Thing,
  unusedIn,
} from './scope.ts';
import type { Built, Module, Tensor } from './tensors.ts';

/** Objects of the author's own classes. */

/** An object of the author's class. */
export function instantiate(made: AuthorClass, given: readonly Given[], span: Span, scope: Scope): Module {
  const { shared } = scope;
  shared.spend(1);
  if (scope.depth >= DEPTH) {
    throw new UserError({ wrong: `${made.heading.name} contains itself.`, write: 'the layers one by one' });
  }
  const object = objectOf(made, scope.depth + 1);
  const init = methodOf(object, '__init__');
  if (init) callAuthored(init, given, span, { ...object, depth: scope.depth + 1 });
  const build = methodOf(object, 'build');
  if (build)
    callAuthored(
      build,
      parametersOf(build).map(() => ({ thing: NOTHING, span })),
      span,
      object,
    );
  return moduleOf(made, object);
}

/** The attributes and methods of an object before `__init__` runs. */
function objectOf(made: AuthorClass, depth: number): Scope {
  const object: Scope = { ...scopeWithin(made.around, depth) };
  Object.assign(object, { self: object });
  for (const { block, around } of lineage(made)) {
    around.shared.called.add(block);
    const own = scopeWithin(object);
    for (const [name, thing] of object.variables) own.variables.set(name.replace(/^self\./, 'super.'), thing);
    runBody(
      block.body.filter(({ type }) => type === 'code'),
      object,
    );
    for (const step of block.body) {
      if (step.type !== 'block' || step.heading.keyword !== 'def') continue;
      const method = { type: 'function', heading: step.heading, block: step, around: own } as const;
      object.variables.set(`self.${step.heading.name}`, method);
    }
  }
  for (const [name, thing] of [...object.variables]) {
    if (!name.startsWith('self.')) object.variables.set(`self.${name}`, thing);
  }
  return object;
}

/** A class behind the classes of the text that it builds on. */
function lineage(made: AuthorClass, depth = 0): readonly AuthorClass[] {
  const bases = depth > DEPTH ? [] : made.heading.bases.map((base) => lookup(base, made.around));
  return [
    ...bases.flatMap((base) => (base?.type === 'class' && base !== made ? lineage(base, depth + 1) : [])),
    made,
  ];
}

function methodOf(object: Scope, name: string): AuthorFunction | undefined {
  const method = object.variables.get(`self.${name}`);
  return method?.type === 'function' ? method : undefined;
}

function moduleOf(made: AuthorClass, object: Scope): Module {
  const forward = ['forward', 'call', '__call__']
    .map((name) => methodOf(object, name))
    .find((method) => method);
  const inputs = forward
    ? parametersOf(forward).filter(({ standard, rest }) => !standard && !rest).length
    : 1;
  const { start } = made.heading;
  const span = { start, end: made.heading.end };
  return {
    type: 'module',
    inputs: Math.max(inputs, 1),
    object,
    ...(forward ? { forward } : {}),
    run: forward ? (tensors) => outputOf(forward, tensors, span, object) : inOrder(object),
  };
}

/** `forward` applied to tensors: the first one that it returns. */
function outputOf(forward: AuthorFunction, inputs: readonly Tensor[], span: Span, object: Scope): Tensor {
  const given = inputs.map((thing) => ({ thing, span }));
  const result = callAuthored(forward, given, span, object);
  const tensors = result.type === 'list' ? result.items : [result];
  const output = tensors.find((thing) => thing.type === 'tensor');
  if (output?.type === 'tensor') return output;
  report(forward.heading, `What ${forward.heading.name} returns could not be followed.`, undefined, object);
  return inputs[0]!;
}

/** Without `forward`, the layers of an object run in the order in which they stand. */
function inOrder(object: Scope): Module['run'] {
  let members: readonly Built[] | undefined;
  return (inputs) => {
    members ??= unusedIn(object).map(({ thing }) => thing);
    if (members.length > 1) assume('The layers are taken to run in the order in which they stand.', object);
    for (const member of members) object.shared.used.add(member);
    return object.shared.builder.apply({ type: 'stack', items: [...members] }, inputs);
  };
}

/** `block(x, y)`: the arguments need not be tensors. */
export function applyModule(module: Module, given: readonly Given[], span: Span, scope: Scope): Thing {
  scope.shared.used.add(module);
  for (const { thing } of given) scope.shared.used.add(thing);
  if (module.forward)
    return callAuthored(module.forward, given, span, { ...module.object, depth: scope.depth + 1 });
  const tensors = given.flatMap(({ thing }) => (thing.type === 'tensor' ? [thing] : []));
  return scope.shared.builder.apply(module, tensors.length > 0 ? tensors : [scope.shared.builder.input()]);
}
