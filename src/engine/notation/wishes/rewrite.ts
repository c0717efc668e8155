import { UserError } from '../../../user-error.ts';
import { isStack, type Network, traverse } from '../../network.ts';
import type { Shape } from '../../shape.ts';
import { channelsFirst, formatShape } from '../format.ts';
import { TITLES } from '../notations.ts';
import { readModel } from '../read-model.ts';
import type { NotationName } from '../syntax.ts';
import { writeNetwork, writeOnInput } from '../write.ts';
import { callsOf } from '../write-calls.ts';

/** A network as the arguments of a command have it. */
export interface Rewritten {
  readonly model: string;
  /** Absent where the model says it. */
  readonly input?: string;
}

/** A network in this notation, or, where that cannot say all of it, in one that can. Throws UserError where none can. */
export function rewrite(network: Network, notation: NotationName): Rewritten {
  const able = writer(network, notation);
  const model = writeNetwork(network, able).code;
  const stated = formatShape(readModel(model).network.input) === formatShape(network.input);
  return stated ? { model } : { model, input: inputText(network.input, able) };
}

/** A network in this notation or in one that can say all of it, always with its input beside it. */
export function rewriteOnInput(network: Network, notation: NotationName): Required<Rewritten> {
  const able = writer(network, notation);
  return { model: writeNetwork(network, able).code, input: inputText(network.input, able) };
}

/** Two networks, with the input that both have; where theirs differ, each with its own. */
export function rewriteBoth(
  [a, b]: readonly [Network, Network],
  [ofA, ofB]: readonly [NotationName, NotationName],
): { readonly a: string; readonly b: string; readonly input?: string } {
  if (formatShape(a.input) !== formatShape(b.input)) return { a: writeOnInput(a), b: writeOnInput(b) };
  const [first, second] = [writer(a, ofA), writer(b, ofB)];
  const input = inputText(a.input, first === 'pytorch' && second === 'pytorch' ? 'pytorch' : 'keras');
  return { a: writeNetwork(a, first).code, b: writeNetwork(b, second).code, input };
}

/** A shape as it is typed behind `--input`: `28x28x1`, `Nonex64`; PyTorch has the channels in front. */
function inputText(shape: Shape, notation: NotationName): string {
  const sizes = notation === 'pytorch' ? channelsFirst(shape) : shape;
  return sizes.map((size) => size ?? 'None').join('x');
}

function writer(network: Network, notation: NotationName): NotationName {
  const able = [notation, 'keras', 'shorthand'] as const;
  const found = able.find((name) => isWritable(network, name));
  if (found) return found;
  throw new UserError({
    wrong: `Neither ${TITLES[notation]} nor another notation can say all of these layers, so they cannot be written anew.`,
  });
}

/** Whether a notation can say all of a network. Only Keras' functional form says how branches are wired. */
export function isWritable(network: Network, notation: NotationName): boolean {
  const wired = notation === 'keras' || isStack(network);
  return (
    wired && traverse(network).every(({ layer, inputs }) => callsOf(layer, inputs[0]!, notation).length > 0)
  );
}
