import * as z from 'zod';
import { checked, orNone, whole, word } from '../arguments/values.ts';
import { unlessIs } from '../arguments/writing.ts';
import { axisNumber, channelsOrder } from '../geometry/axes.ts';
import { layerClass, type Spelling } from '../spelling.ts';
import { type Activation, axisOf } from './activation.ts';
import { readFunction, writeFunction } from './activation-classes.ts';
import { activationFunctions } from './activation-functions.ts';
import {
  AXIS_FUNCTIONS,
  KERAS_CLASSES,
  SHORTHAND_CLASSES,
  TORCH_AXIS_FUNCTIONS,
  TORCH_CLASSES,
  VALUE_FUNCTIONS,
} from './activation-tables.ts';

const LAST = { axis: -1n, channels: 'last' } as const;

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
      args: () => z.object({ activation: kerasName() }),
      read: (args) => ({ params: args.activation }),
    }),
    ...KERAS_CLASSES.map((declared) => readFunction(declared)),
    layerClass({
      name: 'Softmax',
      args: () => z.object({ axis: whole(-9n).prefault(-1n) }),
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
    const call = writeFunction(KERAS_CLASSES, activation);
    return call ? [call] : [];
  },
};

export const activationTorch: Spelling<Activation> = {
  classes: [
    ...TORCH_CLASSES.map((declared) => readFunction(declared, 'inplace')),
    layerClass({
      name: 'GELU',
      args: () => z.object({ approximate: word('none', 'tanh').prefault('none') }),
      read: (args) => ({
        params: { function: args.approximate === 'tanh' ? 'gelu_tanh' : 'gelu', settings: {} },
      }),
    }),
    ...Object.entries(TORCH_AXIS_FUNCTIONS).map(([name, of]) =>
      layerClass({
        name,
        args: () => z.object({ dim: orNone(whole(-9n)) }),
        read: ({ dim }) => ({
          params: { function: of, settings: {}, along: { axis: dim ?? 1n, channels: 'first' } },
        }),
      }),
    ),
    layerClass({
      name: 'Softmax2d',
      args: () => z.object({}),
      read: () => ({ params: { function: 'softmax', settings: {}, along: { axis: 1n, channels: 'first' } } }),
    }),
  ],
  write(activation, input) {
    if (activation.function === 'gelu') return [{ name: 'GELU', args: [] }];
    if (activation.function === 'gelu_tanh') {
      return [{ name: 'GELU', args: [{ name: 'approximate', value: 'tanh' }] }];
    }
    const name = Object.keys(TORCH_AXIS_FUNCTIONS).find(
      (candidate) => TORCH_AXIS_FUNCTIONS[candidate] === activation.function,
    );
    if (name) {
      const dim = axisNumber(axisOf(activation, input), 'first', input);
      return [{ name, args: [{ name: 'dim', value: dim }] }];
    }
    const call = writeFunction(TORCH_CLASSES, activation);
    return call ? [call] : [];
  },
};

export const activationShorthand: Spelling<Activation> = {
  classes: [
    ...SHORTHAND_CLASSES.map((declared) => readFunction(declared)),
    ...AXIS_FUNCTIONS.map((of) =>
      layerClass({
        name: of.replaceAll('_', ''),
        aliases: of.includes('_') ? [of] : [],
        args: () => z.object({ axis: whole(-9n).prefault(-1n), channels: channelsOrder() }),
        read: (along) => ({ params: { function: of, settings: {}, along } }),
      }),
    ),
  ],
  write(activation) {
    const { along } = activation;
    if (!along) return [writeFunction(SHORTHAND_CLASSES, activation)!];
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
