import { frameworkOf } from './names.ts';
import { type CallSyntax, isBuilt, keep, NOTHING, type Scope, type Thing } from './scope.ts';
import type { Claim, Expression } from './syntax.ts';

/** Inputs that a model is tried out with: `net(torch.randn(1, 1, 28, 28))`, `summary(model, (1, 28, 28))`. */

const TENSORS = new Set(['randn', 'rand', 'zeros', 'ones', 'empty', 'normal', 'uniform', 'random']);

/** What such a call gives; undefined for any other call. Functions of the author's make no inputs of their own. */
export function inputInCode(path: readonly string[], call: CallSyntax, scope: Scope): Thing | undefined {
  const name = path.at(-1)!;
  if (name === 'print') return shown(call, scope);
  if (scope.depth > 0) return undefined;
  if (name === 'summary' || (name === 'build' && path.length > 1)) return stated(name, call, scope);
  if (!TENSORS.has(name) || path.length < 2) return undefined;
  const sizes = call.args.filter(
    (arg) => arg.name === undefined || arg.name === 'shape' || arg.name === 'size',
  );
  const claim = claimOf(
    sizes.map(({ value }) => value),
    path,
    call,
    scope,
  );
  return claim && scope.shared.builder.input(claim);
}

/** A network stands in `print(net(x).shape)` as well. */
function shown({ args }: CallSyntax, scope: Scope): Thing {
  for (const { value } of args) {
    const inner = value.type === 'member' ? value.of : value;
    const thing = inner.type === 'call' ? scope.shared.evaluate(inner, scope) : NOTHING;
    if (isBuilt(thing)) keep({ thing }, scope);
  }
  return NOTHING;
}

/** `model.build((None, 28, 28, 1))`, `summary(model, input_size=(1, 28, 28))`. */
function stated(name: string, call: CallSyntax, scope: Scope): Thing {
  const named = call.args.find((arg) => arg.name === 'input_size' || arg.name === 'input_shape');
  const positional = call.args.filter((arg) => arg.name === undefined)[name === 'build' ? 0 : 1];
  const size = named ?? positional;
  const path = name === 'build' ? ['keras'] : ['torch'];
  const claim = size && claimOf([size.value], path, call, scope);
  if (claim) scope.shared.notes.claims.push(claim);
  return NOTHING;
}

/** The batch, which Keras has in front, is of no account. */
function claimOf(
  values: readonly Expression[],
  path: readonly string[],
  { span }: CallSyntax,
  scope: Scope,
): Claim | undefined {
  const sizes = values.flatMap((value): readonly unknown[] => {
    const thing = scope.shared.evaluate(value, scope);
    if (thing.type !== 'value') return [undefined];
    return Array.isArray(thing.value) ? thing.value : [thing.value];
  });
  const known = sizes.filter(
    (size): size is bigint | null => size === null || (typeof size === 'bigint' && size > 0n),
  );
  if (known.length < sizes.length || known.length === 0) return undefined;
  if (frameworkOf(path) === 'pytorch') return { sizes: known, batched: false, order: 'channels-first', span };
  return { sizes: [null, ...known.slice(1)], batched: false, order: 'channels-last', span };
}
