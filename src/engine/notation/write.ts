import type { Layer } from '../layers/layer.ts';
import type { Call } from '../layers/spelling.ts';
import { INPUT, isStack, type Network, traverse } from '../network.ts';
import type { Shape } from '../shape.ts';
import { formatShape } from './format.ts';
import { TITLES } from './notations.ts';
import { formatShorthand } from './shorthand-write.ts';
import type { NotationName } from './syntax.ts';
import { formatCall, formatValue } from './values.ts';
import { callsOf } from './write-calls.ts';

/** A network as code, and what the notation cannot say of it. */
export interface Written {
  readonly code: string;
  readonly remarks: readonly string[];
}

/** One layer on one line, for tables. */
export function writeLayer(layer: Layer, input: Shape, notation: NotationName): string {
  const calls = callsOf(layer, input, notation);
  if (calls.length === 0)
    return `${callsOf(layer, input, 'shorthand').map(formatShorthand).join(' > ')} (shorthand)`;
  return calls.map((call) => formatted(call, notation)).join(notation === 'shorthand' ? ' > ' : ', ');
}

/** Reading the code back on the same input gives the same computation, unless a remark says otherwise. */
export function writeNetwork(network: Network, notation: NotationName): Written {
  const lines: Line[] = traverse(network).map(({ layer, inputs }) => ({
    calls: callsOf(layer, inputs[0]!, notation),
    short: writeLayer(layer, inputs[0]!, 'shorthand'),
  }));
  const missing = lines.flatMap(({ calls, short }, index) =>
    calls.length > 0
      ? []
      : [`${TITLES[notation]} has no layer like layer ${index + 1}, ${short}: it is left out.`],
  );
  if (!isStack(network)) {
    return writeGraph(network, lines, notation, missing);
  }
  return {
    code: CODE[notation](lines, network.input),
    remarks: [...missing, ...inputRemark(network, notation)],
  };
}

/** Keras' code with the input in it, for one layer as well. */
export function writeOnInput(network: Network): string {
  const { code } = writeNetwork(network, 'keras');
  if (code.includes('keras.Input(')) return code;
  return `keras.Sequential([\n${kerasInput(network.input)}    ${code},\n])`;
}

interface Line {
  readonly calls: readonly Call[];
  readonly short: string;
}

const CODE: Readonly<Record<NotationName, (lines: readonly Line[], input: Shape) => string>> = {
  keras: (lines, input) => {
    const alone = onlyCall(lines);
    if (alone) return formatted(alone, 'keras');
    return `keras.Sequential([\n${kerasInput(input)}${indented(lines, 'keras')}])`;
  },
  pytorch: (lines) => {
    const alone = onlyCall(lines);
    return alone ? formatted(alone, 'pytorch') : `nn.Sequential(\n${indented(lines, 'pytorch')})`;
  },
  shorthand: (lines) => lines.flatMap(({ calls }) => calls.map(formatShorthand)).join(' > '),
};

function onlyCall(lines: readonly Line[]): Call | undefined {
  return lines.length === 1 && lines[0]!.calls.length === 1 ? lines[0]!.calls[0] : undefined;
}

function indented(lines: readonly Line[], notation: NotationName): string {
  return lines
    .flatMap(({ calls, short }) =>
      calls.length > 0 ? calls.map((call) => `    ${formatted(call, notation)},\n`) : [`    # ${short}\n`],
    )
    .join('');
}

function kerasInput(input: Shape): string {
  return `    keras.Input(shape=${formatValue(input)}),\n`;
}

/** Only Keras' functional form says how branches are wired. */
function writeGraph(
  network: Network,
  lines: readonly Line[],
  notation: NotationName,
  missing: readonly string[],
): Written {
  if (notation !== 'keras') {
    const only = `Only Keras' functional form shows how these layers are wired; ${TITLES[notation]} lists them in order.`;
    return { code: CODE[notation](lines, network.input), remarks: [only, ...missing] };
  }
  const name = (index: number) => (index === INPUT ? 'inputs' : `x${index + 1}`);
  const body = network.nodes.map(({ inputs }, index) => {
    const from = inputs.map(name);
    const { calls, short } = lines[index]!;
    if (calls.length === 0) return `# ${short}\n${name(index)} = ${from[0]}`;
    const applied = calls.reduce(
      (argument, call) => `${formatted(call, 'keras')}(${argument})`,
      from.length === 1 ? from[0]! : `[${from.join(', ')}]`,
    );
    return `${name(index)} = ${applied}`;
  });
  const last = name(network.nodes.length - 1);
  const code = [
    `inputs = keras.Input(shape=${formatValue(network.input)})`,
    ...body,
    `model = keras.Model(inputs, ${last})`,
  ];
  return { code: code.join('\n'), remarks: missing };
}

function inputRemark({ input }: Network, notation: NotationName): readonly string[] {
  if (notation === 'keras') return [];
  const shown =
    notation === 'pytorch' ? `${formatShape(input, 'channels-first')} (channels first)` : formatShape(input);
  return [`${TITLES[notation]} does not say the input, ${shown}: give it beside the code.`];
}

function formatted(call: Call, notation: NotationName): string {
  if (notation === 'shorthand') return formatShorthand(call);
  return formatCall(call, notation === 'keras' ? 'layers.' : 'nn.');
}
