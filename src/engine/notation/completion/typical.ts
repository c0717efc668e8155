import { kinds } from '../../layers/index.ts';
import type { Argument, Value } from '../../layers/spelling.ts';
import type { Shape } from '../../shape.ts';
import { type ClassEntry, classNamed } from '../names.ts';
import type { NotationName } from '../syntax.ts';

/** What a learner most often means where a half-typed layer does not say it yet. */

/** Values for what a class needs, and for what one would not leave out; `arriving` is the shape that reaches it. */
export function typicalArguments(entry: ClassEntry, arriving?: Shape): readonly Named[] {
  const { shape } = entry.layerClass.args;
  return Object.keys(shape).flatMap((name) => {
    if (accepts(entry, name, undefined) && !SHOWN.some((shown) => shown.test(name))) return [];
    if (name === 'size' && 'scale_factor' in shape) return [];
    const value = valuesFor(name, entry, arriving).find((candidate) => accepts(entry, name, candidate));
    return value === undefined ? [] : [{ name, value }];
  });
}

/** What may be added to a layer: each value of every option that the class has. */
export function optionalArguments(entry: ClassEntry): readonly Named[] {
  const { shape } = entry.layerClass.args;
  return Object.entries(OPTIONS).flatMap(([name, values]) =>
    name in shape && accepts(entry, name, undefined)
      ? values.filter((value) => accepts(entry, name, value)).map((value) => ({ name, value }))
      : [],
  );
}

/** One class of each kind that the notation has: the one on two axes where there are several. */
export function usualClasses(notation: NotationName): readonly ClassEntry[] {
  return kinds.flatMap((kind) => {
    const { classes } = { keras: kind.keras, pytorch: kind.torch, shorthand: kind.shorthand }[notation];
    const usual = classes.find(({ name }) => /2d/i.test(name)) ?? classes[0];
    return usual ? [classNamed(usual.name, notation)!] : [];
  });
}

export interface Named extends Argument {
  readonly name: string;
}

/** Arguments that have a default which nobody relies on. */
const SHOWN = [/^kernel(_size)?$/, /^pool_size$/, /^size$/, /^scale(_factor)?$/, /^rate$/, /^p$/];

const OPTIONS: Readonly<Record<string, readonly Value[]>> = {
  padding: ['same', 'valid', 'causal', 1n],
  activation: ['relu', 'gelu', 'sigmoid', 'tanh', 'softmax', 'silu', 'elu', 'selu'],
  strides: [2n],
  stride: [2n],
  dilation_rate: [2n],
  dilation: [2n],
  use_bias: [false],
  bias: [false],
};

function valuesFor(name: string, entry: ClassEntry, arriving: Shape | undefined): readonly Value[] {
  const channels = arriving?.at(-1);
  const typical = { ...VALUES, ...(channels ? channelArguments(channels) : {}) }[name] ?? [];
  return WINDOWS.has(name) ? window(entry) : typical;
}

const WINDOWS: ReadonlySet<string> = new Set(['kernel', 'kernel_size', 'pool_size']);

const VALUES: Readonly<Record<string, readonly Value[]>> = {
  filters: [64n],
  in_channels: [3n],
  out_channels: [64n],
  units: [10n],
  in_features: [784n],
  out_features: [10n],
  num_features: [64n],
  num_channels: [64n],
  normalized_shape: [64n],
  groups: [8n],
  num_groups: [8n],
  size: [2n],
  scale: [2n],
  scale_factor: [2n],
  rate: [0.5],
  p: [0.5],
  output: [1n],
  output_size: [1n],
  padding: [1n],
  cropping: [1n],
  activation: ['relu'],
  target: [-1n, [-1n]],
  target_shape: [[-1n]],
  dims: [[2n, 1n, 3n]],
  order: [[2n, 1n, 3n]],
  threshold: [0n],
  value: [0n],
  dim: [1n],
  unflattened_size: [[1n, 28n, 28n]],
};

function channelArguments(channels: bigint): Readonly<Record<string, readonly Value[]>> {
  const names = ['in_channels', 'in_features', 'num_features', 'num_channels', 'normalized_shape'];
  return Object.fromEntries(names.map((name) => [name, [channels]]));
}

/** Windows with weights are 3 wide, windows of pooling 2; Keras and the shorthand have a size for each axis. */
function window({ layerClass, notation }: ClassEntry): readonly Value[] {
  const { shape } = layerClass.args;
  const weighted = 'bias' in shape || 'use_bias' in shape;
  const side = weighted ? 3n : 2n;
  const axes = Number(/([123])d/i.exec(layerClass.name)?.[1] ?? 2);
  const each = weighted && notation !== 'pytorch' && axes > 1;
  return each ? [Array<bigint>(axes).fill(side)] : [side];
}

function accepts({ layerClass }: ClassEntry, name: string, value: Value | undefined): boolean {
  const schema = layerClass.args.shape[name] as { safeParse(value: unknown): { success: boolean } };
  return schema.safeParse(value).success;
}
