import { type Network, traverse } from '../../engine/network.ts';
import { spatialOf } from '../../engine/shape.ts';

/** The output size on the first axis, layer by layer, with its numbers: `⌊(28 + 2 − 3)/2⌋ + 1 = 14`. */
export function sizesWorked(network: Network): readonly string[] {
  return traverse(network).flatMap(({ layer, kind, inputs, output }, index) => {
    const window = kind.window(layer.params, inputs);
    const before = spatialOf(inputs[0]!)[0];
    if (typeof window === 'string' || window.zoom[0] !== 1n || before === undefined) return [];
    const [top, bottom] = window.padding[0]!;
    const span = window.dilation[0]! * (window.kernel[0]! - 1n) + 1n;
    const padded = top === 0n && bottom === 0n ? `${before}` : `${before} + ${top! + bottom!}`;
    const quotient =
      window.stride[0] === 1n ? `${padded} − ${span}` : `⌊(${padded} − ${span})/${window.stride[0]}⌋`;
    return [`Layer ${index + 1}: ${quotient} + 1 = ${output[0]}.`];
  });
}

/** The receptive field on the first axis, layer by layer: `1 + (3−1)·1 + (3−1)·2 = 7`. */
export function fieldWorked(network: Network, field: string): string {
  let jump = 1n;
  const terms = traverse(network).flatMap(({ layer, kind, inputs }) => {
    const window = kind.window(layer.params, inputs);
    if (typeof window === 'string') return [];
    const [kernel, dilation] = [window.kernel[0]!, window.dilation[0]!];
    const term = dilation === 1n ? `(${kernel}−1)·${jump}` : `${dilation}·(${kernel}−1)·${jump}`;
    jump *= window.stride[0]!;
    return [term];
  });
  return `1 + ${terms.join(' + ')} = ${field}`;
}
