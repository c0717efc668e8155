import type { FunctionArg, FunctionClass } from './activation-classes.ts';
import { activationFunctions } from './activation-functions.ts';

/** The classes that make activation functions, by notation. */

const FUNCTIONS = Object.entries(activationFunctions);
export const AXIS_FUNCTIONS = FUNCTIONS.filter(([, { along }]) => along).map(([name]) => name);
export const VALUE_FUNCTIONS = FUNCTIONS.filter(([, { along }]) => !along);

const slope = (standard: number): FunctionArg => ({ arg: 'negative_slope', setting: 'slope', standard });
const alpha: FunctionArg = { arg: 'alpha', setting: 'alpha', standard: 1 };
const lambda: FunctionArg = { arg: 'lambd', setting: 'threshold', standard: 0.5 };

export const KERAS_CLASSES: readonly FunctionClass[] = [
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
  { name: 'Identity', function: 'linear', args: [] },
  {
    name: 'ThresholdedReLU',
    function: 'threshold',
    args: [{ arg: 'theta', setting: 'threshold', standard: 1 }],
  },
];

export const TORCH_CLASSES: readonly FunctionClass[] = [
  ...Object.entries({
    Identity: 'linear',
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

export const TORCH_AXIS_FUNCTIONS: Readonly<Record<string, string>> = {
  Softmax: 'softmax',
  Softmin: 'softmin',
  LogSoftmax: 'log_softmax',
};

/** The shorthand of a function is its name without underscores (`linear` is a dense layer there); the arguments are its settings. */
export const SHORTHAND_CLASSES: readonly FunctionClass[] = [
  ...VALUE_FUNCTIONS.map(([name, { settings }]) => ({
    name: name === 'linear' ? 'identity' : name.replaceAll('_', ''),
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
