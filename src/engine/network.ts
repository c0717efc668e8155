import { type Mistake, UserError } from '../user-error.ts';
import { kindOf } from './layers/index.ts';
import type { LayerKind } from './layers/kind.ts';
import type { Layer } from './layers/layer.ts';
import { channelsOf, grouped, type Shape, type Size } from './shape.ts';

/** Layers wired into a graph on one input; a stack is the simple case. Plain data: it can be sent to another process. */
export interface Network {
  readonly input: Shape;
  readonly nodes: readonly Node[];
}

/** One layer and where its inputs come from: indices of earlier nodes, or `INPUT`. */
interface Node {
  readonly layer: Layer;
  readonly inputs: readonly number[];
}

/** A node with what reaches it and what leaves it. */
export interface Step {
  readonly layer: Layer;
  readonly kind: LayerKind<unknown>;
  readonly inputs: readonly Shape[];
  readonly output: Shape;
}

/** The index that stands for the network's own input. */
export const INPUT = -1;

/** Layers one behind the other. */
export function stack(input: Shape, layers: readonly Layer[]): Network {
  return { input, nodes: layers.map((layer, index) => ({ layer, inputs: [index - 1] })) };
}

/** Whether each layer takes what the one before it gives. */
export function isStack({ nodes }: Network): boolean {
  return nodes.every(({ inputs }, index) => inputs.length === 1 && inputs[0] === index - 1);
}

/**
 * The shapes on every edge, one step for each node. Throws one UserError with the mistakes of all layers; a layer
 * behind one that has no output is not judged.
 */
export function traverse(network: Network): readonly Step[] {
  const { steps, mistakes } = judge(network);
  if (mistakes.length > 0) throw new UserError(...mistakes.map(({ mistake }) => mistake));
  return steps;
}

/** As `traverse`, but tells the mistakes with the index of their node instead of throwing. */
export function judge(network: Network): {
  readonly steps: readonly Step[];
  readonly mistakes: readonly { readonly node: number; readonly mistake: Mistake }[];
} {
  const steps: (Step | null)[] = [];
  const found: { node: number; mistake: Mistake }[] = [];
  for (const [node, { layer, inputs: sources }] of network.nodes.entries()) {
    const inputs = sources.map((source) =>
      source === INPUT ? network.input : (steps[source]?.output ?? null),
    );
    const known = inputs.filter((shape) => shape !== null);
    const mistakes: Mistake[] = [];
    steps.push(known.length === inputs.length ? take(layer, known, mistakes) : null);
    for (const mistake of mistakes) {
      found.push({ node, mistake: network.nodes.length > 1 ? inLayer(mistake, node) : mistake });
    }
  }
  return { steps: steps.filter((step) => step !== null), mistakes: found };
}

function take(layer: Layer, inputs: readonly Shape[], mistakes: Mistake[]): Step | null {
  const kind = kindOf(layer);
  const miscount = inputMiscount(kind, inputs.length);
  if (miscount) {
    mistakes.push(miscount);
    return null;
  }
  try {
    const output = kind.outputShape(layer.params, inputs);
    const arriving = kind.stated ? kind.stated(layer.params, inputs) : channelsOf(inputs[0]!);
    const mismatch = inputMismatch(layer, arriving, inputs[0]!);
    if (mismatch) mistakes.push(mismatch);
    return { layer, kind, inputs, output };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    mistakes.push(...error.mistakes);
    return null;
  }
}

function inputMiscount(kind: LayerKind<unknown>, count: number): Mistake | null {
  if (kind.merges && count < 2) {
    return {
      wrong: 'A layer that merges should be called on a list of at least 2 inputs, and one reaches it.',
      write: 'layers.Add()([x, y])',
    };
  }
  if (kind.merges || count === 1) return null;
  return {
    wrong: `The layer takes one input, and ${count} reach it.`,
    write: 'Add or Concatenate in front, which makes one of them',
  };
}

function inputMismatch(layer: Layer, arriving: Size, input: Shape): Mistake | null {
  const stated = layer.inputChannels;
  if (stated === undefined || arriving === null || stated === arriving) return null;
  const what = input.length > 1 ? 'input channels' : 'input values';
  return {
    wrong: `The layer says that it takes ${grouped(stated)} ${what}, and ${grouped(arriving)} reach it.`,
    write: `${arriving} instead of ${stated}`,
  };
}

function inLayer(mistake: Mistake, index: number): Mistake {
  return { ...mistake, wrong: `Layer ${index + 1}: ${mistake.wrong}` };
}
