import * as z from 'zod';
import { UserError } from '../../../user-error.ts';
import type { Shape } from '../../shape.ts';
import { wholes } from '../arguments/values.ts';
import type { LayerKind } from '../kind.ts';
import { type Call, layerClass, type Spelling } from '../spelling.ts';

/** Other places for the axes: axis `i` of the output is axis `order[i]` of the input, counted from 1, channels last. */
export interface Permute {
  readonly order: readonly bigint[];
}

const keras: Spelling<Permute> = {
  classes: [
    layerClass({
      name: 'Permute',
      args: () => z.object({ dims: wholes(1n, '(2, 1, 3)') }),
      read: (args) => ({ params: { order: args.dims } }),
    }),
  ],
  write: ({ order }) => [{ name: 'Permute', args: [{ value: order }] }],
};

/** PyTorch has it as a function only. */
const torch: Spelling<Permute> = { classes: [], write: (): readonly Call[] => [] };

const shorthand: Spelling<Permute> = {
  classes: [
    layerClass({
      name: 'permute',
      args: () => z.object({ order: wholes(1n, '2x1x3') }),
      read: (params) => ({ params }),
    }),
  ],
  write: ({ order }) => [{ name: 'permute', args: [{ name: 'order', value: order }] }],
};

/** Permuting counts no multiply-accumulates. */
export const permute: LayerKind<Permute> = {
  name: 'permute',
  summary: 'Puts the axes into another order.',
  keras,
  torch,
  shorthand,
  outputShape({ order }, [input]) {
    requireOrder(order, input!);
    return order.map((axis) => input![Number(axis) - 1] ?? null);
  },
  parameters: () => [],
  macs: () => [],
  window: () => 'pointwise',
  build({ order }, _, tf) {
    const axes = [0, ...order.map(Number)];
    return { weights: [], run: ([x]) => tf.transpose(x!, axes) };
  },
};

function requireOrder(order: readonly bigint[], input: Shape): void {
  const expected = input.map((_, axis) => BigInt(axis + 1));
  if (order.length === expected.length && expected.every((axis) => order.includes(axis))) return;
  throw new UserError({
    wrong: `Permute was given (${order.join(', ')}), and what arrives has ${input.length} axes: each of ${expected.join(', ')} must stand there once, without the batch.`,
    write: `dims=(${expected.toReversed().join(', ')}${expected.length === 1 ? ',' : ''})`,
  });
}
