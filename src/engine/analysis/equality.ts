import type { Layer } from '../layers/layer.ts';
import type { Pair } from './pair.ts';

/** Whether both sides compute with the same layers, wired alike, on the same input; names do not matter. */
export function isSameNetwork({ a, b }: Pair): boolean {
  if (a.network === b.network) return true;
  const [ofA, ofB] = [a.network, b.network];
  return (
    ofA.nodes.length === ofB.nodes.length &&
    serialised(ofA.input) === serialised(ofB.input) &&
    ofA.nodes.every(({ layer, inputs }, index) => {
      const other = ofB.nodes[index]!;
      return isSameLayer(layer, other.layer) && serialised(inputs) === serialised(other.inputs);
    })
  );
}

export function isSameLayer(a: Layer, b: Layer): boolean {
  return a.kind === b.kind && serialised(computed(a)) === serialised(computed(b));
}

function computed({ params, activation }: Layer): unknown {
  return [params, activation ? [activation.kind, computed(activation)] : null];
}

/** JSON with the keys in order; bigints are marked, so that 1n is not '1'. */
function serialised(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'bigint') return `${part}n`;
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([one], [two]) => (one < two ? -1 : 1)));
  });
}
