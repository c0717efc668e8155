import * as z from 'zod';
import { UserError } from '../../../user-error.ts';
import { grouped, product, type Shape } from '../../shape.ts';
import { checked, whole, wholes } from '../arguments/values.ts';
import type { LayerKind } from '../kind.ts';
import { layerClass, type Spelling } from '../spelling.ts';

/** The same values in another shape, channels last; one size may be -1, which stands for whatever is left. */
export interface Reshape {
  readonly target: readonly bigint[];
}

const keras: Spelling<Reshape> = {
  classes: [
    layerClass({
      name: 'Reshape',
      formerArgs: { dims: 'target_shape' },
      args: () => z.object({ target_shape: sizes('(7, 7, 64)') }),
      read: (args) => ({ params: { target: args.target_shape } }),
    }),
  ],
  write: ({ target }) => [{ name: 'Reshape', args: [{ value: target }] }],
};

const torch: Spelling<Reshape> = {
  classes: [
    layerClass({
      name: 'Unflatten',
      args: () =>
        z.object({
          dim: checked(
            (value) => (value === 1n || value === -1n ? value : undefined),
            'must be 1: convbot unflattens a vector, the output of a dense layer',
          ),
          unflattened_size: sizes('(64, 7, 7)'),
        }),
      read: ({ unflattened_size: size }) => ({
        params: { target: [...size.slice(1), size[0]!] },
        inputChannels: size.includes(-1n) ? undefined : (product(size) ?? undefined),
      }),
    }),
  ],
  write(reshape, input) {
    const target = resolved(reshape, input);
    const known = target.filter((size) => size !== null);
    const flat = input.length === 1 ? [] : [{ name: 'Flatten', args: [] }];
    if (target.length === 1) return [{ name: 'Flatten', args: [] }];
    if (known.length < target.length) return [];
    const size = [known.at(-1)!, ...known.slice(0, -1)];
    return [...flat, { name: 'Unflatten', args: [{ value: 1n }, { value: size }] }];
  },
};

const shorthand: Spelling<Reshape> = {
  classes: [
    layerClass({
      name: 'reshape',
      args: () => z.object({ target: sizes('7x7x64') }),
      read: (params) => ({ params }),
    }),
  ],
  write: ({ target }) => [{ name: 'reshape', args: [{ name: 'target', value: target }] }],
};

/** Reshaping counts no multiply-accumulates. */
export const reshape: LayerKind<Reshape> = {
  name: 'reshape',
  summary: 'Writes the same values into another shape.',
  keras,
  torch,
  shorthand,
  outputShape: (params, [input]) => resolved(params, input!),
  parameters: () => [],
  macs: () => [],
  window: () => 'pointwise',
  build(params, [input], tf) {
    const target = resolved(params, input!).map(Number);
    return { weights: [], run: ([x]) => tf.reshape(x!, [-1, ...target]) };
  },
};

function sizes(example: string) {
  const some = wholes(-1n, example);
  return checked((value) => {
    const list = some.safeParse(value).data;
    return list?.every((size) => size === -1n || whole().safeParse(size).success) ? list : undefined;
  }, `must be sizes such as ${example}, one of which may be -1`);
}

function resolved({ target }: Reshape, input: Shape): Shape {
  const total = product(input);
  const rest = target.filter((size) => size !== -1n).reduce((whole, size) => whole * size, 1n);
  const open = target.filter((size) => size === -1n).length;
  if (open > 1) {
    throw new UserError({
      wrong: `A target shape of ${target.join('×')} leaves ${open} sizes open: only one may be -1.`,
      write: 'numbers for all but one of them',
    });
  }
  if (total === null) return target.map((size) => (size === -1n ? null : size));
  if (open === 0 ? total !== rest : total % rest !== 0n) {
    throw new UserError({
      wrong: `${input.join('×')} has ${grouped(total)} values, and a shape of ${target.join('×')} ${open ? 'takes a multiple of' : 'takes'} ${grouped(rest)}: the total size must stay the same.`,
      write: 'sizes whose product is the number of values, or -1 for one of them',
    });
  }
  return target.map((size) => (size === -1n ? total / rest : size));
}
