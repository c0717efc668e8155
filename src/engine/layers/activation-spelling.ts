import { z } from 'zod';
import { type Activation, axisOf } from './activation.ts';
import { type FunctionArg, type FunctionClass, readFunction, writeFunction } from './activation-classes.ts';
import { activationFunctions } from './activation-functions.ts';
import { axisNumber, channelsOrder } from './axes.ts';
import { layerClass, type Spelling } from './spelling.ts';
import { checked, orNone, whole, word } from './values.ts';
import { unlessIs } from './writing.ts';

const FUNCTIONS = Object.entries(activationFunctions);
const AXIS_FUNCTIONS = FUNCTIONS.filter(([, { along }]) => along).map(([name]) => name);
const VALUE_FUNCTIONS = FUNCTIONS.filter(([, { along }]) => !along);
const LAST = { axis: -1n, channels: 'last' } as const;

const slope = (standard: number): FunctionArg => ({ arg: 'negative_slope', setting: 'slope', standard });
const alpha: FunctionArg = { arg: 'alpha', setting: 'alpha', standard: 1 };
const lambda: FunctionArg = { arg: 'lambd', setting: 'threshold', standard: 0.5 };

const KERAS: readonly FunctionClass[] = [
  { name: 'LeakyReLU', function: 'relu', args: [slope(0.3)], formerArgs: { alpha: 'negative_slope' } },
  {
    name: 'ReLU',
    function: 'relu',
    args: [
      { arg: 'max_value', setting: 'max', standard: Number.POSITIVE_INFINITY },
      slope(0),
      { arg: 'threshold', setting: 'threshold', standard: 0 },
    ],
  },
  { name: 'ELU', function: 'elu', args: [alpha] },
  {
    name: 'ThresholdedReLU',
    function: 'threshold',
    args: [{ arg: 'theta', setting: 'threshold', standard: 1 }],
  },
];

const TORCH: readonly FunctionClass[] = [
  ...Object.entries({
    ReLU: 'relu',
    SELU: 'selu',
    SiLU: 'silu',
    Mish: 'mish',
    Sigmoid: 'sigmoid',
    Tanh: 'tanh',
    Softsign: 'softsign',
    LogSigmoid: 'log_sigmoid',
    Hardsigmoid: 'hard_sigmoid',
    Hardswish: 'hard_silu',
    Tanhshrink: 'tanh_shrink',
  }).map(([name, of]) => ({ name, function: of, args: [] })),
  { name: 'ReLU6', function: 'relu', args: [], fixed: { max: 6 } },
  { name: 'LeakyReLU', function: 'relu', args: [slope(0.01)] },
  { name: 'ELU', function: 'elu', args: [alpha] },
  { name: 'CELU', function: 'celu', args: [alpha] },
  { name: 'Softshrink', function: 'soft_shrink', args: [lambda] },
  { name: 'Hardshrink', function: 'hard_shrink', args: [lambda] },
  {
    name: 'Softplus',
    function: 'softplus',
    args: [
      { arg: 'beta', setting: 'beta', standard: 1 },
      { arg: 'threshold', setting: 'threshold', standard: 20 },
    ],
  },
  {
    name: 'Hardtanh',
    function: 'hard_tanh',
    args: [
      { arg: 'min_val', setting: 'min', standard: -1 },
      { arg: 'max_val', setting: 'max', standard: 1 },
    ],
  },
  {
    name: 'Threshold',
    function: 'threshold',
    args: [
      { arg: 'threshold', setting: 'threshold' },
      { arg: 'value', setting: 'value' },
    ],
  },
];

const TORCH_ALONG: Readonly<Record<string, string>> = {
  Softmax: 'softmax',
  Softmin: 'softmin',
  LogSoftmax: 'log_softmax',
};

/** The shorthand of a function is its name without underscores; the arguments are its settings. */
const SHORT: readonly FunctionClass[] = [
  ...VALUE_FUNCTIONS.map(([name, { settings }]) => ({
    name: name.replaceAll('_', ''),
    aliases: name.includes('_') ? [name] : [],
    function: name,
    args: Object.entries(settings).map(([setting, standard]) => ({ arg: setting, setting, standard })),
  })),
  { name: 'relu6', function: 'relu', args: [], fixed: { max: 6 } },
  {
    name: 'leakyrelu',
    aliases: ['leaky_relu', 'lrelu'],
    function: 'relu',
    args: [{ arg: 'slope', setting: 'slope', standard: 0.01 }],
  },
  { name: 'swish', function: 'silu', args: [] },
  { name: 'hardswish', aliases: ['hswish'], function: 'hard_silu', args: [] },
];

/** What Keras takes by name alone: `Activation('relu')`, `activation='relu'`. */
const KERAS_NAMES: Readonly<Record<string, Activation>> = {
  ...Object.fromEntries(
    VALUE_FUNCTIONS.filter(([name]) => name !== 'gelu_tanh' && name !== 'threshold').map(
      ([name, { settings }]) => [name, { function: name, settings }],
    ),
  ),
  ...Object.fromEntries(
    ['softmax', 'log_softmax'].map((name) => [name, { function: name, settings: {}, along: LAST }]),
  ),
  relu6: relu({ max: 6 }),
  leaky_relu: relu({ slope: 0.2 }),
};

const KERAS_SYNONYMS: Readonly<Record<string, string>> = { swish: 'silu', hard_swish: 'hard_silu' };

export const activationKeras: Spelling<Activation> = {
  classes: [
    layerClass({
      name: 'Activation',
      args: z.object({ activation: kerasName() }),
      read: (args) => ({ params: args.activation }),
    }),
    ...KERAS.map((declared) => readFunction(declared)),
    layerClass({
      name: 'Softmax',
      args: z.object({ axis: whole(-9n).prefault(-1n) }),
      read: ({ axis }) => ({
        params: { function: 'softmax', settings: {}, along: { axis, channels: 'last' } },
      }),
    }),
  ],
  write(activation, input) {
    const place = axisOf(activation, input);
    const sought =
      activation.along && place === input.length - 1 ? { ...activation, along: LAST } : activation;
    const name = Object.keys(KERAS_NAMES).find((candidate) => same(KERAS_NAMES[candidate]!, sought));
    if (name) return [{ name: 'Activation', args: [{ value: name }] }];
    if (activation.function === 'softmax') {
      return [{ name: 'Softmax', args: [{ name: 'axis', value: axisNumber(place, 'last', input) }] }];
    }
    const call = writeFunction(KERAS, activation);
    return call ? [call] : [];
  },
};

export const activationTorch: Spelling<Activation> = {
  classes: [
    ...TORCH.map((declared) => readFunction(declared, 'inplace')),
    layerClass({
      name: 'GELU',
      args: z.object({ approximate: word('none', 'tanh').prefault('none') }),
      read: (args) => ({
        params: { function: args.approximate === 'tanh' ? 'gelu_tanh' : 'gelu', settings: {} },
      }),
    }),
    ...Object.entries(TORCH_ALONG).map(([name, of]) =>
      layerClass({
        name,
        args: z.object({ dim: orNone(whole(-9n)) }),
        read: ({ dim }) => ({
          params: { function: of, settings: {}, along: { axis: dim ?? 1n, channels: 'first' } },
        }),
      }),
    ),
    layerClass({
      name: 'Softmax2d',
      args: z.object({}),
      read: () => ({ params: { function: 'softmax', settings: {}, along: { axis: 1n, channels: 'first' } } }),
    }),
  ],
  write(activation, input) {
    if (activation.function === 'linear') return [{ name: 'Identity', args: [] }];
    if (activation.function === 'gelu') return [{ name: 'GELU', args: [] }];
    if (activation.function === 'gelu_tanh') {
      return [{ name: 'GELU', args: [{ name: 'approximate', value: 'tanh' }] }];
    }
    const name = Object.keys(TORCH_ALONG).find((candidate) => TORCH_ALONG[candidate] === activation.function);
    if (name) {
      const dim = axisNumber(axisOf(activation, input), 'first', input);
      return [{ name, args: [{ name: 'dim', value: dim }] }];
    }
    const call = writeFunction(TORCH, activation);
    return call ? [call] : [];
  },
};

export const activationShorthand: Spelling<Activation> = {
  classes: [
    ...SHORT.map((declared) => readFunction(declared)),
    ...AXIS_FUNCTIONS.map((of) =>
      layerClass({
        name: of.replaceAll('_', ''),
        aliases: of.includes('_') ? [of] : [],
        args: z.object({ axis: whole(-9n).prefault(-1n), channels: channelsOrder() }),
        read: (along) => ({ params: { function: of, settings: {}, along } }),
      }),
    ),
  ],
  write(activation) {
    const { along } = activation;
    if (!along) return [writeFunction(SHORT, activation)!];
    return [
      {
        name: activation.function.replaceAll('_', ''),
        args: [...unlessIs('axis', along.axis, -1n), ...unlessIs('channels', along.channels, 'last')],
      },
    ];
  },
};

/** A name as Keras' `activations` has it, alone or with its module in front. */
function kerasName() {
  return checked(
    (value) => {
      if (value === null) return KERAS_NAMES.linear;
      if (typeof value !== 'string') return undefined;
      const name = value.toLowerCase().split('.').at(-1)!;
      return KERAS_NAMES[KERAS_SYNONYMS[name] ?? name];
    },
    `must be the name of an activation: ${Object.keys(KERAS_NAMES).join(', ')}`,
  );
}

function relu(settings: Readonly<Record<string, number>>): Activation {
  return { function: 'relu', settings: { ...activationFunctions.relu!.settings, ...settings } };
}

function same(a: Activation, b: Activation): boolean {
  const settings = Object.entries(a.settings);
  return (
    a.function === b.function &&
    settings.every(([name, value]) => b.settings[name] === value) &&
    a.along?.axis === b.along?.axis &&
    a.along?.channels === b.along?.channels
  );
}
