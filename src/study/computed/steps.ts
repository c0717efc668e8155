import { formatCount } from '../../engine/analysis/format.ts';
import { ceilDivide, type Sliding, span } from '../../engine/layers/geometry/sliding.ts';
import type { Window } from '../../engine/layers/kind.ts';
import { type Network, type Step, traverse } from '../../engine/network.ts';
import { formatShape } from '../../engine/notation/index.ts';
import { type Shape, spatialOf } from '../../engine/shape.ts';

/** How sizes come about, layer by layer, with the numbers in (Dumoulin & Visin, arXiv:1603.07285). */
export function outputSteps(network: Network): readonly string[] {
  const steps = traverse(network);
  return steps.map((step, index) => {
    const prefix = steps.length > 1 ? `Layer ${index + 1}: ` : '';
    return `${prefix}${sizeStep(step)}`;
  });
}

function sizeStep(step: Step): string {
  const { kind, layer, inputs, output } = step;
  const window = kind.window(layer.params, inputs);
  const [before, after] = [spatialOf(inputs[0]!), spatialOf(output)];
  if (typeof window === 'string' || before.length === 0)
    return `${formatShape(inputs[0]!)} → ${formatShape(output)}`;
  const axes = before.map((size, axis) =>
    axisStep(size, after[axis] ?? null, window, axis, isSame(layer.params)),
  );
  return [...new Set(axes)].join('; ');
}

/** Whether a layer pads as much as keeps its size at stride 1. */
export function isSame(params: unknown): boolean {
  return (params as Partial<Sliding>).padding === 'same';
}

function axisStep(n: Shape[number], out: Shape[number], window: Window, axis: number, same: boolean): string {
  const [kernel, stride, zoom, dilation] = [
    window.kernel[axis]!,
    window.stride[axis]!,
    window.zoom[axis]!,
    window.dilation[axis]!,
  ];
  const [before, after] = window.padding[axis]!;
  if (n === null || out === null || before === null || after === null) return `${n ?? '?'} → ${out ?? '?'}`;
  const reach = span(kernel, dilation);
  const dilated = dilation > 1n ? `k_eff = ${dilation}·(${kernel} − 1) + 1 = ${reach}, ` : '';
  if (zoom > 1n || kernel === null) {
    return `(${n} − 1)·${zoom} + ${reach} − ${2n * (reach - 1n) - before - after} = ${out}`;
  }
  if (same && out === ceilDivide(n, stride)) return `same padding: ceil(${n}/${stride}) = ${out}`;
  return `${dilated}${slideFormula({ n, before, after, reach, stride })} = ${out}`;
}

/** The formula for one axis, without its result: `floor((224 + 2·3 − 7)/2) + 1`. */
export function slideFormula(given: {
  readonly n: bigint;
  readonly before: bigint;
  readonly after: bigint;
  readonly reach: bigint;
  readonly stride: bigint;
}): string {
  const { n, before, after, reach, stride } = given;
  const padded = before === after ? (before === 0n ? '' : ` + 2·${before}`) : ` + ${before} + ${after}`;
  return `floor((${n}${padded} − ${reach})/${stride}) + 1`;
}

/** The recurrence of the receptive field along the first axis: r grows by (k_eff − 1)·j, then j by the stride. */
export function fieldSteps(network: Network): readonly string[] {
  let [field, jump] = [1n, 1n];
  return traverse(network).flatMap(({ kind, layer, inputs }, index) => {
    const window = kind.window(layer.params, inputs);
    if (typeof window === 'string') return [];
    const [kernel, stride, zoom, dilation] = [
      window.kernel[0],
      window.stride[0],
      window.zoom[0],
      window.dilation[0],
    ];
    if (!kernel || !stride || !dilation || zoom !== 1n) return [];
    const reach = span(kernel, dilation);
    const [from, step] = [field, jump];
    field += (reach - 1n) * jump;
    jump *= stride;
    const dilated = dilation > 1n ? `k_eff = ${dilation}·(${kernel} − 1) + 1 = ${reach}, ` : '';
    return [
      `Layer ${index + 1}: ${dilated}${from} + (${reach} − 1)·${step} = ${field}${stride > 1n ? `, and one step is now ${step}·${stride} = ${jump}` : ''}`,
    ];
  });
}

/** Counts with their formula, layer by layer, and their sum. */
export function countSteps(formulas: readonly string[], total: bigint | null): readonly string[] {
  const counted = formulas.filter((formula) => formula !== '0');
  if (counted.length < 2) return counted;
  const parts = counted.map((formula) => formula.slice(formula.lastIndexOf('=') + 1).trim());
  return [...grouped(counted), `${parts.join(' + ')} = ${formatCount(total)}`];
}

/** Equal layers behind one another stand once. */
function grouped(formulas: readonly string[]): readonly string[] {
  return formulas.filter((formula, index) => formula !== formulas[index - 1]);
}
