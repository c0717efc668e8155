import * as z from 'zod';
import { UserError } from '../../user-error.ts';
import type { Shape, Size } from '../shape.ts';
import { activation, flag, ignoredArgs, whole } from './arguments/values.ts';
import { unlessIs } from './arguments/writing.ts';
import { axisIndex, type Channels, channelsOrder } from './geometry/axes.ts';
import type { LayerKind, Program, Term } from './kind.ts';
import { layerClass, type Spelling } from './spelling.ts';

/** A weighted sum of everything on the last axis; `channels` says which axis the author's framework calls the last. */
export interface Dense {
  readonly units: bigint;
  readonly bias: boolean;
  readonly channels: Channels;
}

const keras: Spelling<Dense> = {
  classes: [
    layerClass({
      name: 'Dense',
      formerArgs: {
        output_dim: 'units',
        init: 'kernel_initializer',
        bias: 'use_bias',
        W_regularizer: 'kernel_regularizer',
        b_regularizer: 'bias_regularizer',
        W_constraint: 'kernel_constraint',
        b_constraint: 'bias_constraint',
      },
      args: () =>
        z.object({
          units: whole(),
          activation: activation(),
          use_bias: flag(true),
          ...ignoredArgs(
            'kernel_initializer',
            'bias_initializer',
            'kernel_regularizer',
            'bias_regularizer',
            'activity_regularizer',
            'kernel_constraint',
            'bias_constraint',
          ),
        }),
      read: (args) => ({
        activation: args.activation,
        params: { units: args.units, bias: args.use_bias, channels: 'last' },
      }),
    }),
  ],
  write({ units, bias, channels }, input) {
    const dense = { name: 'Dense', args: [{ value: units }, ...unlessIs('use_bias', bias, true)] };
    if (channels === 'last' || input.length === 1) return [dense];
    const axes = input.map((_, axis) => BigInt(axis + 1));
    const swapped = [...axes.slice(0, -2), axes.at(-1)!, axes.at(-2)!];
    const permute = { name: 'Permute', args: [{ value: swapped }] };
    return [permute, dense, permute];
  },
};

const outFeatures = {
  out_features: whole(),
  bias: flag(true),
  ...ignoredArgs('device', 'dtype'),
};

const torch: Spelling<Dense> = {
  classes: [
    layerClass({
      name: 'Linear',
      args: () => z.object({ in_features: whole(), ...outFeatures }),
      read: (args) => ({
        inputChannels: args.in_features,
        params: { units: args.out_features, bias: args.bias, channels: 'first' },
      }),
    }),
    layerClass({
      name: 'LazyLinear',
      args: () => z.object(outFeatures),
      read: (args) => ({ params: { units: args.out_features, bias: args.bias, channels: 'first' } }),
    }),
  ],
  write(dense, input) {
    const inputs = inputsOf(dense, input);
    if (inputs === null) return [];
    const bias = unlessIs('bias', dense.bias, true);
    const sizes = [{ value: inputs }, { value: dense.units }];
    if (dense.channels === 'first' || input.length === 1)
      return [{ name: 'Linear', args: [...sizes, ...bias] }];
    if (input.length > 4) return [];
    const pointwise = { name: 'kernel_size', value: 1n };
    return [{ name: `Conv${input.length - 1}d`, args: [...sizes, pointwise, ...bias] }];
  },
};

const shorthand: Spelling<Dense> = {
  classes: [
    layerClass({
      name: 'dense',
      aliases: ['fc', 'linear'],
      args: () =>
        z.object({
          units: whole(),
          activation: activation(),
          bias: flag(true),
          channels: channelsOrder(),
        }),
      read: ({ activation, ...params }) => ({ activation, params }),
    }),
  ],
  write: ({ units, bias, channels }, input) => [
    {
      name: 'dense',
      args: [
        { value: units },
        ...unlessIs('bias', bias, true),
        ...unlessIs('channels', input.length > 1 ? channels : 'last', 'last'),
      ],
    },
  ],
};

export const dense: LayerKind<Dense> = {
  name: 'dense',
  summary: 'Every output is a weighted sum of all inputs.',
  keras,
  torch,
  shorthand,

  outputShape(params, [input]) {
    const axis = axisIndex(-1n, params.channels, input!);
    if (input![axis] === null) {
      throw new UserError({
        wrong:
          'A dense layer needs to know how many inputs it has: it has one weight for each, and their number is unknown (None).',
        write: 'an input of known size, or global pooling in front',
      });
    }
    return input!.with(axis, params.units);
  },

  stated: (params, [input]) => inputsOf(params, input!),

  parameters(params, [input]) {
    const weights: Term = { part: 'weights', factors: perPosition(params, input!) };
    const bias: Term = { part: 'bias', factors: [{ name: 'units', sizes: [params.units] }] };
    return params.bias ? [weights, bias] : [weights];
  },

  /** One multiply-accumulate for each weight, at every position of the other axes. */
  macs(params, [input]) {
    const others = input!.toSpliced(axisIndex(-1n, params.channels, input!), 1);
    const positions = others.length > 0 ? [{ name: 'positions', sizes: others } as const] : [];
    return [{ part: 'work', factors: [...positions, ...perPosition(params, input!)] }];
  },

  window: (params, [input]) => (input!.length > 1 && params.channels === 'last' ? 'pointwise' : 'global'),

  build(params, [input], tf): Program {
    const axis = axisIndex(-1n, params.channels, input!) + 1;
    const last = input!.length;
    const [inputs, units] = [Number(inputsOf(params, input!)), Number(params.units)];
    const fans = { fanIn: inputs, fanOut: units };
    const swap = Array.from({ length: last + 1 }, (_, at) => (at === axis ? last : at === last ? axis : at));
    return {
      weights: [
        { role: 'kernel', shape: [inputs, units], ...fans },
        ...(params.bias ? [{ role: 'bias', shape: [units], ...fans } as const] : []),
      ],
      run: ([x], [w, b]) =>
        tf.tidy(() => {
          const rows = axis === last ? x! : tf.transpose(x!, swap);
          const sums = tf.matMul(tf.reshape(rows, [-1, inputs]), w as never);
          const result = tf.reshape(b ? tf.add(sums, b) : sums, [...rows.shape.slice(0, -1), units]);
          return axis === last ? result : tf.transpose(result, swap);
        }),
    };
  },
};

function inputsOf(params: Dense, input: Shape): Size {
  return input[axisIndex(-1n, params.channels, input)] ?? null;
}

/** `units · inputs`: the weights, and the multiply-accumulates at one position. */
function perPosition(params: Dense, input: Shape): Term['factors'] {
  return [
    { name: 'units', sizes: [params.units] },
    { name: 'inputs', sizes: [inputsOf(params, input)] },
  ];
}
