import { kindOf } from '../layers/index.ts';
import type { Layer } from '../layers/layer.ts';
import type { Call, Spelling } from '../layers/spelling.ts';
import type { Shape } from '../shape.ts';
import { BY_NAME } from './activations.ts';
import { classNamed } from './names.ts';
import type { NotationName } from './syntax.ts';

/** The calls that make a layer on its input, its activation included. Empty where the notation has no such layer. */
export function callsOf(layer: Layer, input: Shape, notation: NotationName): readonly Call[] {
  const kind = kindOf(layer);
  const calls = spellingOf(layer, notation).write(layer.params, input);
  if (calls.length === 0 || !layer.activation) return calls;
  const output = kind.outputShape(layer.params, [input]);
  const activation = spellingOf(layer.activation, notation).write(layer.activation.params, output);
  if (activation.length === 0) return [];
  const name = activation.length === 1 ? nameOf(activation[0]!, notation) : undefined;
  const last = calls.at(-1)!;
  if (name === undefined || !takesActivation(last, notation)) return [...calls, ...activation];
  return [...calls.slice(0, -1), { ...last, args: [...last.args, { name: 'activation', value: name }] }];
}

function spellingOf(layer: Layer, notation: NotationName): Spelling<unknown> {
  const kind = kindOf(layer);
  switch (notation) {
    case 'keras':
      return kind.keras;
    case 'pytorch':
      return kind.torch;
    case 'shorthand':
      return kind.shorthand;
    default:
      return notation satisfies never;
  }
}

/** The name by which another layer can take this activation with it. */
function nameOf(activation: Call, notation: NotationName): string | undefined {
  if (notation === 'shorthand') return activation.args.length === 0 ? activation.name : undefined;
  const name = activation.name === BY_NAME ? activation.args[0]?.value : undefined;
  return typeof name === 'string' ? name : undefined;
}

/** Whether an activation can still be added to a call. */
function takesActivation(call: Call, notation: NotationName): boolean {
  const order = Object.keys(classNamed(call.name, notation)?.layerClass.args.shape ?? {});
  const positional = call.args.filter((arg) => arg.name === undefined).length;
  return notation !== 'pytorch' && order.indexOf('activation') >= positional;
}
