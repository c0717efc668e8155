import { UserError } from '../../../user-error.ts';
import type { Layer } from '../../layers/layer.ts';
import { type Network, traverse } from '../../network.ts';
import type { Shape } from '../../shape.ts';
import { activationLayer, isActivation } from '../activations.ts';
import { bind } from '../bind.ts';
import { type ClassEntry, classNamed } from '../names.ts';
import type { ReadCall } from '../syntax.ts';
import { callsOf } from '../write-calls.ts';
import type { Change } from './read-wish.ts';

/**
 * The network with other arguments; everything else stays as it is. Throws UserError where no layer has such an argument
 * or can take the value, and where the layers no longer fit together.
 */
export function changeNetwork(network: Network, changes: readonly Change[]): Network {
  // How a layer is written depends on the kind of its input alone, which no change touches.
  const inputs = traverse(network).map((step) => step.inputs[0]!);
  let { input } = network;
  // What an author stated of the channels follows from the layers before, and changes with them.
  let layers = network.nodes.map(({ layer: { inputChannels: _stated, ...layer } }): Layer => layer);
  for (const change of changes) {
    if (change.name === 'channels') input = [...input.slice(0, -1), channelsOf(change)];
    else layers = changeLayers(layers, inputs, change);
  }
  const nodes = network.nodes.map((node, index) => ({ ...node, layer: layers[index]! }));
  const changed: Network = { input, nodes };
  traverse(changed);
  return changed;
}

function channelsOf({ value }: Change): bigint {
  if (typeof value === 'bigint' && value > 0n) return value;
  throw new UserError({ wrong: 'An input has one channel or more.', write: '3 channels' });
}

function changeLayers(layers: readonly Layer[], inputs: readonly Shape[], change: Change): Layer[] {
  const chosen = chosenFor(layers, inputs, change.name);
  if (chosen.size === 0) {
    throw new UserError({
      wrong: `${layers.length === 1 ? 'This layer has' : 'None of these layers has'} ${change.name}.`,
    });
  }
  return layers.map((layer, index) => {
    const name = chosen.get(index);
    return name === undefined ? layer : changeLayer(layer, inputs[index]!, { ...change, name });
  });
}

/** The layers that a change is meant for, with the name that each has for the argument. */
function chosenFor(
  layers: readonly Layer[],
  inputs: readonly Shape[],
  name: string,
): ReadonlyMap<number, string> {
  const entries = layers.map((layer, index) => written(layer, inputs[index]!)?.entry);
  const having = (argument: string, weighted: boolean) =>
    new Map(
      [...entries.entries()]
        .filter(([, entry]) => entry && has(entry, argument) && (!weighted || has(entry, 'bias')))
        .map(([index]) => [index, argument]),
    );
  if (name === 'activation') {
    const own = new Map(
      [...layers.entries()]
        .filter(([, layer]) => layer.activation ?? isActivation(layer))
        .map(([index]) => [index, name]),
    );
    if (own.size > 0) return own;
  }
  // Layers with weights are meant before those of pooling; a dense layer's units are its filters.
  const choices = [
    having(name, true),
    having(name, false),
    ...(name === 'filters' ? [having('units', true)] : []),
  ];
  return choices.find(({ size }) => size > 0) ?? new Map();
}

function has({ layerClass }: ClassEntry, argument: string): boolean {
  return argument in layerClass.args.shape;
}

/** A layer without its activation, as the shorthand writes it. */
function written({ activation: _fused, ...layer }: Layer, input: Shape) {
  const [call, ...more] = callsOf(layer, input, 'shorthand');
  const entry = call && more.length === 0 ? classNamed(call.name, 'shorthand') : undefined;
  return call && entry && { call, entry };
}

function changeLayer(layer: Layer, input: Shape, { name, value }: Change): Layer {
  if (name === 'activation') return withActivation(layer, String(value));
  const { call, entry } = written(layer, input)!;
  const order = Object.keys(entry.layerClass.args.shape);
  const span = { start: 0, end: 0 };
  const kept = call.args
    .map((arg, place) => ({ name: arg.name ?? order[place]!, value: arg.value, span }))
    .filter((arg) => arg.name !== name);
  const changed: ReadCall = {
    name: call.name,
    prefix: [],
    args: [...kept, { name, value, span }],
    span,
    nameSpan: span,
  };
  const { spec, mistakes } = bind(changed, entry, '');
  if (!spec)
    throw new UserError(
      ...mistakes.map(({ wrong, write }) => ({ wrong, ...(write === undefined ? {} : { write }) })),
    );
  return { ...layer, params: spec.params };
}

function withActivation(layer: Layer, word: string): Layer {
  const activation = activationLayer(word, 'shorthand');
  if (isActivation(layer) && activation) return activation;
  const { activation: _former, ...plain } = layer;
  return activation ? { ...plain, activation } : plain;
}
