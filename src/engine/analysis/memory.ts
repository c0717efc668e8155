import { INPUT, type Network, type Step } from '../network.ts';
import { product, type Size, sum } from '../shape.ts';
import type { Parameters } from './counts.ts';

/** Bytes at a batch size. */
export interface Memory {
  readonly batch: bigint;
  /** Running the network: the most that is alive at once, and everything if no output is given up before the end. */
  readonly forward: { readonly peak: Size; readonly sum: Size };
  readonly training: Size;
}

/** float32. */
export const BYTES_PER_VALUE = 4n;

/** What the figures of memory rest on, in whole sentences. */
export const MEMORY_ASSUMPTIONS: readonly string[] = [
  'Memory counts float32, 4 bytes a value; every layer writes its output to memory of its own.',
  'Training keeps the output of every layer for the backward pass and holds the weights, their gradients and the two running means of the Adam optimiser; the working memory of libraries comes on top.',
];

/** Weights, gradients and Adam's two running means: four numbers for each trainable parameter. */
const COPIES_IN_TRAINING = 4n;

export function memoryOf(
  network: Network,
  steps: readonly Step[],
  parameters: Parameters,
  batch: bigint,
): Memory {
  const input = product(network.input);
  const outputs = steps.map(({ output }) => product(output));
  const kept = sum([input, ...outputs]);
  const { trainable, frozen, total } = parameters;
  const bytes = (values: Size, held: Size) =>
    values === null || held === null ? null : (batch * values + held) * BYTES_PER_VALUE;
  return {
    batch,
    forward: { peak: bytes(peakValues(network, input, outputs), total), sum: bytes(kept, total) },
    training: bytes(
      kept,
      trainable === null || frozen === null ? null : trainable * COPIES_IN_TRAINING + frozen,
    ),
  };
}

/** The most values alive at once: an output is given up after the last layer that reads it. */
function peakValues(network: Network, input: Size, outputs: readonly Size[]): Size {
  if (input === null || outputs.includes(null)) return null;
  const values = outputs as readonly bigint[];
  const lastRead = new Map<number, number>();
  for (const [index, node] of network.nodes.entries()) {
    for (const source of node.inputs) lastRead.set(source, index);
  }
  let alive = input;
  let peak = input;
  for (const [index, node] of network.nodes.entries()) {
    alive += values[index]!;
    if (alive > peak) peak = alive;
    for (const source of new Set(node.inputs)) {
      if (lastRead.get(source) === index) alive -= source === INPUT ? input : values[source]!;
    }
  }
  return peak;
}
