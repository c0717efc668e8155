import { span } from '../layers/geometry/sliding.ts';
import type { Window } from '../layers/kind.ts';
import { INPUT, type Network, type Step } from '../network.ts';
import { type Shape, type Size, spatialOf } from '../shape.ts';
import { floorDivide, greatestCommonDivisor, largestOf } from './integers.ts';

/**
 * What one output value can see of one input axis, exactly: the first and the last input position that the outputs
 * 0 … P−1 see. The pattern repeats every P outputs, `step` input positions further on. P is 1 without up-sampling,
 * where this is the recurrence r += (k_eff−1)·j, j *= s of Araujo, Norris and Sim (Distill 2019).
 */
export interface AxisField {
  readonly first: readonly bigint[];
  readonly last: readonly bigint[];
  readonly step: bigint;
  /** False where a padding is unknown: sizes hold, positions do not. */
  readonly anchored: boolean;
}

/**
 * One entry for each spatial axis of the input, null where it cannot be followed; or the whole input. After a
 * reshaping the axes are no longer those of the map, so that no window can be followed through it.
 */
export type Field = { readonly axes: readonly (AxisField | null)[]; readonly reshaped: boolean } | 'global';

/** Beyond this many different outputs a field is not followed: it takes up-sampling by more than that. */
const LONGEST_PATTERN = 64;

/** The field of the input itself: each position sees itself. */
export function ownField(input: Shape): Field {
  const itself: AxisField = { first: [0n], last: [0n], step: 1n, anchored: true };
  return { axes: spatialOf(input).map(() => itself), reshaped: false };
}

/** The field of every node; where several branches meet, what any of them sees. */
export function receptiveFields(network: Network, steps: readonly Step[]): readonly Field[] {
  const own = ownField(network.input);
  const fields: Field[] = [];
  for (const [index, step] of steps.entries()) {
    const arriving = network.nodes[index]!.inputs.map((source) => (source === INPUT ? own : fields[source]!));
    fields.push(through(step, arriving.reduce(union)));
  }
  return fields;
}

/** How many input positions an output sees at most. */
export function sizeOf(axis: AxisField): bigint {
  return largestOf(axis.first.map((first, output) => axis.last[output]! - first + 1n));
}

function through({ layer, kind, inputs, output }: Step, field: Field): Field {
  const reach = kind.window(layer.params, inputs);
  if (field === 'global' || reach === 'global') return 'global';
  if (reach === 'pointwise') {
    const [before, after] = [spatialOf(inputs[0]!), spatialOf(output)];
    const same = before.length === after.length && before.every((size, axis) => size === after[axis]);
    return same ? field : { ...field, reshaped: true };
  }
  if (field.reshaped || field.axes.length !== reach.kernel.length) {
    return { axes: field.axes.map(() => null), reshaped: true };
  }
  return {
    ...field,
    axes: field.axes.map((axis, at) => (axis ? slideOver(axis, windowOn(reach, at)) : null)),
  };
}

/** A window on one axis; null where its sizes are unknown. */
interface AxisWindow {
  readonly kernel: bigint;
  readonly dilation: bigint;
  readonly stride: bigint;
  readonly zoom: bigint;
  readonly before: Size;
}

function windowOn(window: Window, axis: number): AxisWindow | null {
  const [kernel, stride] = [window.kernel[axis]!, window.stride[axis]!];
  const [zoom, dilation] = [window.zoom[axis]!, window.dilation[axis]!];
  if (kernel === null || stride === null || zoom === null || dilation === null) return null;
  return { kernel, dilation, stride, zoom, before: window.padding[axis]![0] };
}

/** The field behind a window, whose grid is described at `Window`. */
function slideOver(axis: AxisField, window: AxisWindow | null): AxisField | null {
  if (window === null) return null;
  const { stride, zoom, before } = window;
  const zoomed = BigInt(axis.first.length) * zoom;
  if (before === null && zoomed > 1n) return null;
  if (zoomed > LONGEST_PATTERN) return null;
  const shared = greatestCommonDivisor(zoomed, stride);
  const pattern = zoomed / shared;
  const seen = Array.from({ length: Number(pattern) }, (_, output) =>
    seenFrom(axis, window, BigInt(output) * stride - (before ?? 0n)),
  );
  return {
    first: seen.map(([first]) => first),
    last: seen.map(([, last]) => last),
    step: axis.step * (stride / shared),
    anchored: axis.anchored && before !== null,
  };
}

/**
 * The first and the last position of the network's input that a window sees which starts at a place of the grid.
 * From as many taps on as the pattern is long, the next ones only repeat what these see, further on. Where all taps
 * fall between inputs, the input before the window stands for them.
 */
function seenFrom(axis: AxisField, window: AxisWindow, start: bigint): readonly [bigint, bigint] {
  const { kernel, dilation, zoom } = window;
  const pattern = BigInt(axis.first.length) * zoom;
  const taps = Number(kernel < pattern ? kernel : pattern);
  const end = start + span(kernel, dilation) - 1n;
  let first: bigint | null = null;
  let last: bigint | null = null;
  for (let tap = 0, passed = 0n; tap < taps; tap++, passed += dilation) {
    if ((start + passed) % zoom === 0n) {
      const seen = at(axis, axis.first, (start + passed) / zoom);
      if (first === null || seen < first) first = seen;
    }
    if ((end - passed) % zoom === 0n) {
      const seen = at(axis, axis.last, (end - passed) / zoom);
      if (last === null || seen > last) last = seen;
    }
  }
  const between = floorDivide(start, zoom);
  return [first ?? at(axis, axis.first, between), last ?? at(axis, axis.last, between)];
}

/** The input position that belongs to an output outside the first pattern as well. */
function at(axis: AxisField, ends: readonly bigint[], output: bigint): bigint {
  const pattern = BigInt(ends.length);
  const turns = floorDivide(output, pattern);
  return ends[Number(output - turns * pattern)]! + turns * axis.step;
}

function union(a: Field, b: Field): Field {
  if (a === 'global' || b === 'global') return 'global';
  return {
    axes: a.axes.map((axis, at) => (axis && b.axes[at] ? unionAxis(axis, b.axes[at]) : null)),
    reshaped: a.reshaped || b.reshaped,
  };
}

/** What either sees; null where the two move over the input at different rates. */
function unionAxis(a: AxisField, b: AxisField): AxisField | null {
  const [ofA, ofB] = [BigInt(a.first.length), BigInt(b.first.length)];
  if (a.step * ofB !== b.step * ofA) return null;
  const shared = greatestCommonDivisor(ofA, ofB);
  const pattern = (ofA * ofB) / shared;
  if (pattern > LONGEST_PATTERN) return null;
  const outputs = Array.from({ length: Number(pattern) }, (_, output) => BigInt(output));
  return {
    first: outputs.map((output) => -largestOf([-at(a, a.first, output), -at(b, b.first, output)])),
    last: outputs.map((output) => largestOf([at(a, a.last, output), at(b, b.last, output)])),
    step: a.step * (ofB / shared),
    anchored: a.anchored && b.anchored,
  };
}
