import { summarise } from '../../engine/analysis/summary.ts';
import { type Network, traverse } from '../../engine/network.ts';

/** A layer's window on the first axis. */
export interface AxisWindow {
  readonly kernel: bigint;
  readonly stride: bigint;
  readonly dilation: bigint;
}

/** The windows that slide, layer by layer. */
export function windowsOf(network: Network): readonly AxisWindow[] {
  return traverse(network).flatMap(({ layer, kind, inputs }) => {
    const window = kind.window(layer.params, inputs);
    if (typeof window === 'string') return [];
    return [{ kernel: window.kernel[0]!, stride: window.stride[0]!, dilation: window.dilation[0]! }];
  });
}

/** The receptive field of square windows as the engine has it: `7×7`. */
export function fieldText(network: Network): string {
  return squared(summarise(network).total.receptiveField.size as bigint);
}

export function squared(side: bigint): string {
  return `${side}×${side}`;
}

/** The receptive field on one axis with its numbers: `1 + (3−1)·1 + (3−1)·2`. */
export function fieldSum(windows: readonly AxisWindow[]): string {
  let jump = 1n;
  const terms = windows.map(({ kernel, stride, dilation }) => {
    const term = `${dilation === 1n ? '' : `${dilation}·`}(${kernel}−1)·${jump}`;
    jump *= stride;
    return term;
  });
  return ['1', ...terms].join(' + ');
}
