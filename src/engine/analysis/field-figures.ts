import { type Shape, type Size, spatialOf } from '../shape.ts';
import { type AxisField, type Field, sizeOf } from './receptive-field.ts';

/** One figure for all spatial axes, or one for each where they differ; null where it is unknown or has no meaning. */
export type PerAxis<T> = T | null | readonly (T | null)[];

/** The receptive field in figures. Sizes and paddings are in input positions. */
export interface ReceptiveField {
  /** How many input positions one output value sees at most. */
  readonly size: PerAxis<bigint>;
  /** How far the field moves from one output to the next; below 1 (a double) behind up-sampling. */
  readonly stride: PerAxis<bigint | number>;
  /** How far the first output's field reaches beyond the input's edge; negative where it starts inside. */
  readonly padding: PerAxis<bigint>;
  /** Every output sees the whole input, whatever its size. */
  readonly whole: boolean;
  /** Whether the field is larger than the input on some axis, so that part of it is always padding. */
  readonly exceedsInput: boolean | null;
}

export function fieldFigures(field: Field, input: Shape): ReceptiveField {
  const spatial = spatialOf(input);
  if (field === 'global') {
    return { size: perAxis(spatial), stride: null, padding: null, whole: true, exceedsInput: false };
  }
  const sizes = field.axes.map((axis) => axis && sizeOf(axis));
  return {
    size: perAxis(sizes),
    stride: perAxis(field.axes.map((axis) => axis && strideOf(axis))),
    padding: perAxis(field.axes.map((axis) => (axis?.anchored ? -axis.first[0]! : null))),
    whole: false,
    exceedsInput: exceeds(sizes, spatial),
  };
}

/** The figure of every axis, whether they agree or not. */
export function onEveryAxis<T>(figure: PerAxis<T>, axes: number): readonly (T | null)[] {
  return Array.isArray(figure) ? figure : Array<T | null>(axes).fill(figure as T | null);
}

function strideOf({ step, first }: AxisField): bigint | number {
  const pattern = BigInt(first.length);
  return step % pattern === 0n ? step / pattern : Number(step) / first.length;
}

function perAxis<T>(figures: readonly (T | null)[]): PerAxis<T> {
  const [first = null, ...others] = figures;
  return others.every((figure) => figure === first) ? first : figures;
}

function exceeds(sizes: Shape, input: Shape): boolean | null {
  const larger = sizes.map((size, axis): boolean | null => {
    const available: Size = input[axis]!;
    return size === null || available === null ? null : size > available;
  });
  if (larger.includes(true)) return true;
  return larger.includes(null) ? null : false;
}
