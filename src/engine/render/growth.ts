import { receptiveFields, sizeOf } from '../analysis/receptive-field.ts';
import { type Network, type Step, traverse } from '../network.ts';
import { formatShape } from '../notation/format.ts';
import { type Shape, spatialOf } from '../shape.ts';

/** A layer behind which an output value sees more of the input than before. */
export interface Growth {
  /** From 1. */
  readonly layer: number;
  /** `conv 3×3`, `max-pool 2×2 s2`: with its stride and dilation. */
  readonly text: string;
  /** Height and width, or length, of what is seen. */
  readonly size: readonly bigint[];
}

/** The layers that widen the receptive field, in order; those whose field is unknown are left out. */
export function growthOf(network: Network): readonly Growth[] {
  const steps = traverse(network);
  const fields = receptiveFields(network, steps);
  const grown: Growth[] = [];
  let before: readonly bigint[] = spatialOf(network.input)
    .map(() => 1n)
    .slice(-2);
  steps.forEach((step, index) => {
    const field = fields[index]!;
    const seen =
      field === 'global' ? spatialOf(network.input) : field.axes.map((axis) => axis && sizeOf(axis));
    const size = known(seen.slice(-2));
    if (!size?.some((now, axis) => now > (before[axis] ?? 1n))) return;
    grown.push({ layer: index + 1, text: textOf(step), size });
    before = size;
  });
  return grown;
}

function known(shape: Shape): readonly bigint[] | null {
  return shape.every((size) => size !== null) ? shape : null;
}

function textOf({ kind, layer, inputs }: Step): string {
  const window = kind.window(layer.params, inputs);
  if (window === 'pointwise' || window === 'global') return kind.name;
  const strided = window.stride.some((step) => step !== 1n);
  const dilated = window.dilation.some((step) => step !== 1n);
  const stride = strided ? ` s${formatShape(shortest(window.stride))}` : '';
  const dilation = dilated ? ` d${formatShape(shortest(window.dilation))}` : '';
  return `${kind.name} ${formatShape(window.kernel)}${stride}${dilation}`;
}

/** One number where all axes have the same. */
function shortest(sizes: Shape): Shape {
  return sizes.every((size) => size === sizes[0]) ? sizes.slice(0, 1) : sizes;
}
