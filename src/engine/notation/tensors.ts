import { UserError } from '../../user-error.ts';
import { grouped } from '../shape.ts';
import type { AuthorFunction, Scope } from './scope.ts';
import type { Claim, Draft, ReadCall } from './syntax.ts';

/** What Python code builds: layers, stacks of them, and the tensors that run through them. */

/** How many layers a text may stand for, repeats included. */
export const MAX_LAYERS = 10_000;

export type Built = LayerThing | Stack | Graph | Tensor | Module;

interface LayerThing {
  readonly type: 'layer';
  readonly call: ReadCall;
}

/** Layers one behind the other; `model.add(…)` appends. */
interface Stack {
  readonly type: 'stack';
  readonly items: Built[];
}

/** `Model(inputs, outputs)`. */
interface Graph {
  readonly type: 'graph';
  readonly output: Tensor;
}

/** An object of a class that the text defines. */
export interface Module {
  readonly type: 'module';
  /** How many tensors its `forward` takes. */
  readonly inputs: number;
  /** Its attributes. */
  readonly object: Scope;
  /** Absent where its layers run in the order in which they stand. */
  readonly forward?: AuthorFunction;
  run(inputs: readonly Tensor[]): Tensor;
}

/** The output of a layer, or an input where `call` is null. `order` counts in the order of the code. */
export interface Tensor {
  readonly type: 'tensor';
  readonly call: ReadCall | null;
  readonly inputs: readonly Tensor[];
  readonly claim?: Claim;
  readonly order: number;
}

export interface Builder {
  input(claim?: Claim): Tensor;
  apply(thing: Built, inputs: readonly Tensor[]): Tensor;
}

/** Makes tensors, of which there may be `MAX_LAYERS`. */
export function createBuilder(): Builder {
  let made = 0;
  const busy = new Set<Built>();
  const make = (call: ReadCall | null, inputs: readonly Tensor[], claim?: Claim): Tensor => {
    if (++made > MAX_LAYERS) throw tooMany();
    return { type: 'tensor', call, inputs, claim, order: made };
  };
  const apply = (thing: Built, inputs: readonly Tensor[]): Tensor => {
    if (busy.has(thing))
      throw new UserError({ wrong: 'A model contains itself.', write: 'each model by itself' });
    busy.add(thing);
    const output = run(thing, inputs);
    busy.delete(thing);
    return output;
  };
  const run = (thing: Built, inputs: readonly Tensor[]): Tensor => {
    switch (thing.type) {
      case 'layer':
        return make(thing.call, inputs);
      case 'stack':
        return thing.items.reduce<readonly Tensor[]>((flow, item) => [apply(item, flow)], inputs)[0]!;
      case 'graph':
        return copy(thing.output, inputs, make);
      case 'module':
        return thing.run(inputs);
      case 'tensor':
        return thing.call || !thing.claim ? inputs[0]! : withClaim(inputs[0]!, thing.claim);
    }
  };
  return { input: (claim) => make(null, [], claim), apply };
}

/** The nodes that a tensor depends on, in the order of the code. */
export function draftOf(output: Tensor): Draft {
  const tensors = ancestors(output);
  const index = new Map<Tensor, number>();
  for (const tensor of tensors) if (tensor.call) index.set(tensor, index.size);
  const nodes = tensors.flatMap((tensor) =>
    tensor.call ? [{ call: tensor.call, inputs: tensor.inputs.map((from) => index.get(from) ?? -1) }] : [],
  );
  return { nodes, claims: tensors.flatMap((tensor) => tensor.claim ?? []) };
}

/** How many inputs a tensor depends on. */
export function countInputs(output: Tensor): number {
  const inputs = ancestors(output).filter((tensor) => tensor.call === null);
  return new Set(inputs.map((tensor) => tensor.order)).size;
}

function ancestors(output: Tensor): readonly Tensor[] {
  const seen = new Set<Tensor>([output]);
  for (const tensor of seen) for (const from of tensor.inputs) seen.add(from);
  return [...seen].sort((a, b) => a.order - b.order);
}

function copy(
  output: Tensor,
  inputs: readonly Tensor[],
  make: (call: ReadCall | null, inputs: readonly Tensor[]) => Tensor,
): Tensor {
  const copies = new Map<Tensor, Tensor>();
  let used = 0;
  for (const tensor of ancestors(output)) {
    const from = tensor.inputs.map((input) => copies.get(input)!);
    copies.set(tensor, tensor.call ? make(tensor.call, from) : (inputs[used++] ?? inputs[0]!));
  }
  return copies.get(output)!;
}

/** An input that stands inside a stack says what arrives there. */
function withClaim(tensor: Tensor, claim: Claim): Tensor {
  return tensor.call ? tensor : { ...tensor, claim: tensor.claim ?? claim };
}

export function tooMany(): UserError {
  return new UserError({
    wrong: `The text stands for more than ${grouped(MAX_LAYERS)} layers.`,
    write: 'fewer layers or fewer repeats',
  });
}
