import { isDeepStrictEqual } from 'node:util';
import type { Layer } from '../layers/layer.ts';
import type { Pair } from './pair.ts';

/** Whether both sides compute with the same layers, wired alike, on the same input; names do not matter. */
export function isSameNetwork({ a, b }: Pair): boolean {
  if (a.network === b.network) return true;
  const [ofA, ofB] = [a.network, b.network];
  return (
    ofA.nodes.length === ofB.nodes.length &&
    isDeepStrictEqual(ofA.input, ofB.input) &&
    ofA.nodes.every(({ layer, inputs }, index) => {
      const other = ofB.nodes[index]!;
      return isSameLayer(layer, other.layer) && isDeepStrictEqual(inputs, other.inputs);
    })
  );
}

export function isSameLayer(a: Layer, b: Layer): boolean {
  return a.kind === b.kind && isDeepStrictEqual(computed(a), computed(b));
}

function computed({ params, activation }: Layer): unknown {
  return [params, activation ? [activation.kind, computed(activation)] : null];
}
