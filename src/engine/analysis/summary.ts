import { type Network, type Step, traverse } from '../network.ts';
import { type NotationName, writeLayer } from '../notation/index.ts';
import { product, type Shape, type Size, sum } from '../shape.ts';
import { addParameters, countParameters, countTerms, formula, type Parameters } from './counts.ts';
import { fieldFigures, type ReceptiveField } from './field-figures.ts';
import { BYTES_PER_VALUE, MEMORY_ASSUMPTIONS, type Memory, memoryOf } from './memory.ts';
import { layerNames } from './names.ts';
import { ratio, toNumber } from './ratio.ts';
import { ownField, receptiveFields } from './receptive-field.ts';

/** A network in figures for one example, as plain data. Shapes are channels last without the batch. */
export interface Summary {
  readonly input: Shape;
  readonly layers: readonly LayerSummary[];
  readonly total: Total;
  /** What the figures rest on, in whole sentences. */
  readonly assumptions: readonly string[];
}

/** What a layer and a whole network have in common. */
export interface Figures {
  readonly input: Shape;
  readonly output: Shape;
  readonly parameters: Parameters;
  readonly macs: Size;
  /** Floating-point operations: two for each multiply-accumulate. */
  readonly flops: Size;
  /** Output values; for a network, those of all its layers. */
  readonly activations: { readonly values: Size; readonly bytes: Size };
  /** Measured on the network's input. */
  readonly receptiveField: ReceptiveField;
}

export interface LayerSummary extends Figures {
  /** Unique in the network. */
  readonly name: string;
  readonly kind: string;
  /** The layer as its reader would write it. */
  readonly text: string;
  /** The counts with their numbers in them: `64·(3·3·1)+64 = 640`. */
  readonly formula: { readonly parameters: string; readonly macs: string };
  /** Its part of the network's parameters, from 0 to 1. */
  readonly share: number | null;
}

interface Total extends Figures {
  readonly memory: Memory;
}

export interface SummaryOptions {
  /** Examples at a time, for the figures of memory. */
  readonly batch?: bigint;
  /** How the layers are written. */
  readonly notation?: NotationName;
}

export function summarise(network: Network, options: SummaryOptions = {}): Summary {
  return summariseSteps(network, traverse(network), options);
}

/** As `summarise`, for a network that has been walked already. */
export function summariseSteps(network: Network, steps: readonly Step[], options: SummaryOptions): Summary {
  const { batch = 1n, notation = 'keras' } = options;
  const fields = receptiveFields(network, steps).map((field) => fieldFigures(field, network.input));
  const counts = steps.map(countStep);
  const parameters = addParameters(counts.map((count) => count.parameters));
  const names = layerNames(steps);
  const layers = steps.map((step, index): LayerSummary => {
    const count = counts[index]!;
    return {
      name: names[index]!,
      kind: step.kind.name,
      text: writeLayer(step.layer, step.inputs[0]!, notation),
      input: step.inputs[0]!,
      output: step.output,
      ...count,
      receptiveField: fields[index]!,
      share: share(count.parameters.total, parameters.total),
    };
  });
  return {
    input: network.input,
    layers,
    total: {
      input: network.input,
      output: steps.at(-1)?.output ?? network.input,
      parameters,
      ...work(sum(counts.map(({ macs }) => macs))),
      activations: stored(sum(counts.map(({ activations }) => activations.values))),
      receptiveField: fields.at(-1) ?? fieldFigures(ownField(network.input), network.input),
      memory: memoryOf(network, steps, parameters, batch),
    },
    assumptions: MEMORY_ASSUMPTIONS,
  };
}

function countStep({ layer, kind, inputs, output }: Step) {
  const parameters = kind.parameters(layer.params, inputs);
  const macs = kind.macs(layer.params, inputs);
  const counted = countParameters(parameters);
  const operations = countTerms(macs, 'work');
  return {
    parameters: counted,
    ...work(operations),
    activations: stored(product(output)),
    formula: { parameters: formula(parameters, counted.total), macs: formula(macs, operations) },
  };
}

function work(macs: Size): { macs: Size; flops: Size } {
  return { macs, flops: macs === null ? null : macs * 2n };
}

function stored(values: Size): { values: Size; bytes: Size } {
  return { values, bytes: values === null ? null : values * BYTES_PER_VALUE };
}

function share(part: Size, whole: Size): number | null {
  const exact = ratio(part, whole === 0n ? null : whole);
  return exact && toNumber(exact);
}
