import { type Mix, mixCount, mixOf, type Place, wave } from './mixes.ts';
import { type Stencil, stencils } from './stencils.ts';

/** Kernels as TensorFlow stores them, `[…window, depth, count]`, with a name for each. */
export interface Bank {
  readonly values: Float32Array;
  readonly labels: readonly string[];
}

/** So many filters on brightness come before the first on colour. */
const PLAIN_FIRST = 16;

/**
 * `count` different readable filters for any window (of no axis: a dense layer, to three axes) and depth. The first are
 * always the most telling. Behind a layer with feature maps, each filter reads two of them.
 */
export function classicBank(window: readonly number[], depth: number, count: number, place: Place): Bank {
  if (window.length === 0) return waves(depth, count);
  const flat = flatFilters(window, count);
  const taps = flat[0]!.weights.length;
  const mixes = mixCount(depth, place, taps);
  const pairs = (place === 'maps' ? alongMaps : plainFirst)(flat.length, mixes, count);
  const values = new Float32Array(taps * depth * count);
  const labels = Array.from({ length: count }, (_, index) => {
    const [stencil, mix] = pairs[index % pairs.length]!;
    const gain = gainOf(Math.floor(index / pairs.length));
    const written = { stencil: flat[stencil]!, mix: mixOf(depth, place, mix), gain: gain.value };
    write(values, written, index, depth, count);
    return join(gain.label, nameOf(written.stencil, written.mix));
  });
  return { values, labels };
}

function write(
  values: Float32Array,
  { stencil, mix, gain }: { stencil: Stencil; mix: Mix; gain: number },
  index: number,
  depth: number,
  count: number,
): void {
  for (const [tap, weight] of stencil.weights.entries()) {
    for (const [channel, share] of mix.shares) {
      values[(tap * depth + channel) * count + index] = gain * weight * share;
    }
  }
}

/** Dense layers read no window: each unit is a wave along its inputs. */
function waves(inputs: number, units: number): Bank {
  const values = new Float32Array(inputs * units);
  const labels = Array.from({ length: units }, (_, unit) => {
    const gain = gainOf(Math.floor(unit / inputs));
    const order = unit % inputs;
    for (const [input, weight] of wave(inputs, order).entries()) {
      values[input * units + unit] = gain.value * weight;
    }
    return join(gain.label, order === 0 ? 'mean' : `wave ${order}`);
  });
  return { values, labels };
}

/** What tells filters apart when there are no more to be had: they come again at a half, a third … of their strength. */
function gainOf(round: number): { label: string; value: number } {
  return { label: round === 0 ? '' : `1/${round + 1}`, value: 1 / (round + 1) };
}

/** A number of a filter and a number of a mix. */
type Pair = readonly [stencil: number, mix: number];

/** First the filters on the plain mix, then every other one on the next of the other mixes. */
function plainFirst(filterCount: number, mixes: number, count: number): readonly Pair[] {
  const used = new Map<number, number>();
  const pairs: Pair[] = [];
  const most = Math.min(count, filterCount * mixes);
  for (let turn = 0; pairs.length < most; turn++) {
    const plain = mixes === 1 || turn < Math.min(PLAIN_FIRST, filterCount) || turn % 2 === 0;
    const mix = plain ? 0 : 1 + (((turn - 1) / 2) % (mixes - 1));
    const stencil = used.get(mix) ?? 0;
    used.set(mix, stencil + 1);
    if (stencil < filterCount) pairs.push([stencil, mix]);
  }
  return pairs;
}

/** Goes through the filters and the mixes of maps at once. */
function alongMaps(filterCount: number, mixes: number, count: number): readonly Pair[] {
  return Array.from({ length: Math.min(count, filterCount * mixes) }, (_, index) => {
    const stencil = index % filterCount;
    return [stencil, (stencil + Math.floor(index / filterCount)) % mixes];
  });
}

function flatFilters(window: readonly number[], count: number): readonly Stencil[] {
  const [first = 1, second = 1, third = 1] = window;
  if (window.length === 1) return stencils([1, first], count);
  if (window.length === 2) return stencils([first, second], count);
  const courses = stencils([1, first], 3);
  return stencils([second, third], count)
    .flatMap((plane) => courses.map((course) => extruded(plane, course)))
    .slice(0, count);
}

/** A filter on a plane, followed through the slices by a filter on a line. */
function extruded(plane: Stencil, course: Stencil): Stencil {
  return {
    label: `${plane.label}, ${course.label} through the slices`,
    weights: course.weights.flatMap((slice) => plane.weights.map((weight) => slice * weight)),
  };
}

/** A single tap does nothing but mix. */
function nameOf(stencil: Stencil, mix: Mix): string {
  return stencil.weights.length === 1 && mix.label !== '' ? mix.label : join(stencil.label, mix.label);
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
