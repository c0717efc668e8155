import type { Span } from '../../user-error.ts';
import type { Value } from '../layers/spelling.ts';
import { activationLayer, BY_NAME } from './activations.ts';
import { applyTo } from './containers.ts';
import { classLike, frameworkOf } from './names.ts';
import { type CallSyntax, isBuilt, lookup, NOTHING, report, type Scope, type Thing } from './scope.ts';
import type { ArgumentSyntax, ReadCall } from './syntax.ts';
import type { Tensor } from './tensors.ts';

/** Layers that are called as functions inside `forward`: `F.relu(x)`, `torch.flatten(x, 1)`, `x.view(-1, 400)`. */

const NO_CHANGE = new Set([
  'to',
  'cuda',
  'cpu',
  'contiguous',
  'float',
  'half',
  'double',
  'clone',
  'detach',
  'type',
]);
const NO_TENSOR = new Set(['size', 'dim', 'numel', 'item', 'append', 'print']);
/** What is done with the result of a finished network. */
const READS_OUT = new Set(['argmax', 'max', 'min', 'mean', 'sum', 'topk', 'numpy', 'tolist', 'backward']);
/** What a model is asked to do and remains what it is. */
const SAME_MODEL = new Set([...NO_CHANGE, 'eval', 'train', 'apply', 'requires_grad_', 'share_memory']);
const RESHAPING = new Set(['view', 'reshape']);
/** Arguments that functions have and layers do not. */
const FUNCTION_ONLY = new Set(['training', 'inplace', 'name', '_stacklevel']);

/** What a function or a method of a tensor gives; undefined where no tensor is involved. */
export function callFunction(call: CallSyntax, scope: Scope): Thing | undefined {
  const { callee } = call;
  const name = callee.type === 'name' ? callee.path.at(-1)! : callee.type === 'member' ? callee.name : '';
  if (!/^[a-z]/.test(name)) return undefined;
  const owner =
    callee.type === 'name' ? lookup(callee.path.slice(0, -1).join('.'), scope) : ownerOf(callee, scope);
  if (owner && isBuilt(owner) && owner.type !== 'tensor' && SAME_MODEL.has(name)) return owner;
  if (owner?.type === 'tensor') return run(owner, name, call.args, call, scope);
  const first = call.args[0];
  if (!first || first.name !== undefined || !mayHoldTensor(first)) return undefined;
  const thing = scope.shared.evaluate(first.value, scope);
  if (thing.type === 'tensor') return run(thing, name, call.args.slice(1), call, scope);
  const branches = thing.type === 'list' ? thing.items.filter((item) => item.type === 'tensor') : [];
  return branches.length > 0 ? join(branches, name, call, scope) : undefined;
}

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['+', 'add'],
  ['-', 'subtract'],
  ['*', 'multiply'],
]);

/** `x + y`, where both are outputs of layers; undefined where they cannot be joined. */
export function joinByOperator(
  { operator, span }: { readonly operator: string; readonly span: Span },
  things: readonly Thing[],
  scope: Scope,
): Thing | undefined {
  const branches = things.filter((thing) => thing.type === 'tensor');
  const name = OPERATORS.get(operator);
  if (!name || branches.length < 2 || branches.length < things.length) return undefined;
  const call: ReadCall = { name, prefix: [], args: [], span, nameSpan: span, implied: true };
  return applyTo({ type: 'layer', call }, branches, scope);
}

/** `layers.add([x, y])`, `torch.cat([x, y], 1)`. */
function join(branches: readonly Tensor[], name: string, call: CallSyntax, scope: Scope): Thing {
  const read = scope.shared.readCall({ ...call, args: call.args.slice(1) }, [name], scope);
  const like = classLike(name, 'keras');
  const layer = like
    ? { ...read, name: like.layerClass.name, prefix: ['layers'] }
    : concatenation(read, call);
  return layer ? applyTo({ type: 'layer', call: layer }, branches, scope) : notFollowed(name, call, scope);
}

/** PyTorch counts the axes with the channels in front, TensorFlow with the channels behind. */
function concatenation(call: ReadCall, { callee }: CallSyntax): ReadCall | undefined {
  if (call.name !== 'cat' && call.name !== 'concat') return undefined;
  const framework = frameworkOf(callee.type === 'name' ? callee.path.slice(0, -1) : []) ?? 'pytorch';
  const channels = { name: 'channels', value: framework === 'pytorch' ? 'first' : 'last', span: call.span };
  const axis = call.args.slice(0, 1).map((arg) => ({ ...arg, name: 'axis' }));
  return { ...call, name: 'concat', args: [...axis, channels], implied: true };
}

function ownerOf(callee: CallSyntax['callee'], scope: Scope): Thing | undefined {
  return callee.type === 'member' ? scope.shared.evaluate(callee.of, scope) : undefined;
}

function mayHoldTensor({ value }: ArgumentSyntax): boolean {
  return (
    value.type === 'call' || value.type === 'name' || value.type === 'sequence' || value.type === 'operation'
  );
}

function run(
  tensor: Tensor,
  name: string,
  args: readonly ArgumentSyntax[],
  call: CallSyntax,
  scope: Scope,
): Thing {
  if (NO_CHANGE.has(name)) return tensor;
  if (NO_TENSOR.has(name) || (scope.depth === 0 && READS_OUT.has(name))) return NOTHING;
  const rest = args.filter((arg) => arg.name === undefined || !FUNCTION_ONLY.has(arg.name));
  const read = scope.shared.readCall({ ...call, args: rest }, [name], scope);
  const layer = RESHAPING.has(name) ? flattening(read) : asLayer(read, call);
  if (!layer) return notFollowed(name, call, scope);
  return applyTo({ type: 'layer', call: layer }, [tensor], scope);
}

/** The layer that does the same as the function. */
function asLayer(call: ReadCall, { callee }: CallSyntax): ReadCall | undefined {
  const prefix = callee.type === 'name' ? callee.path.slice(0, -1) : [];
  const framework = frameworkOf(prefix) ?? 'pytorch';
  const like = classLike(call.name, framework);
  if (like) return { ...call, name: like.layerClass.name, prefix: [framework === 'keras' ? 'layers' : 'nn'] };
  if (framework !== 'keras' || !activationLayer(call.name, 'keras')) return undefined;
  const name = { value: call.name, span: call.nameSpan };
  return { ...call, name: BY_NAME, prefix: ['layers'], args: [name] };
}

/** `x.view(-1, 400)` and `x.view(x.size(0), -1)` leave the batch and one axis. */
function flattening(call: ReadCall): ReadCall | undefined {
  const sizes = call.args.flatMap(({ value }): readonly Value[] => (Array.isArray(value) ? value : [value]));
  return sizes.length === 2 ? { ...call, name: 'Flatten', prefix: ['nn'], args: [] } : undefined;
}

function notFollowed(name: string, call: CallSyntax, scope: Scope): Thing {
  report(call.span, `What ${name} does with the output of a layer is not followed here.`, undefined, scope);
  return NOTHING;
}
