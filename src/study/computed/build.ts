import { type Summary, summarise } from '../../engine/analysis/summary.ts';
import type { Network } from '../../engine/network.ts';
import { type Reading, readModel, writeNetwork } from '../../engine/notation/index.ts';
import { UserError } from '../../user-error.ts';
import type { Experiment } from './answer.ts';
import type { Described } from './described.ts';
import { inputTexts, isVolume } from './inputs.ts';
import { labelOf, windowOf } from './label.ts';
import type { Question } from './question.ts';
import type { Surroundings } from './surroundings.ts';

/** Layers of a question as a network, with its figures. */
export interface Built {
  readonly network: Network;
  readonly summary: Summary;
  /** As a learner would say it: `three layers of 3×3`. */
  readonly label: string;
  /** The layers and the input, as a command takes them. */
  readonly args: { readonly model: string; readonly input: string };
  /** Whether the text says each of these, or they were chosen. */
  readonly states: { readonly input: boolean; readonly channels: boolean; readonly filters: boolean };
  readonly assumptions: readonly string[];
  /** In how many bytes each number is kept. */
  readonly bytesEach: bigint;
  /** Whether only what training changes counts as a parameter, as it does in PyTorch. */
  readonly onlyTrainable: boolean;
  /** Whether only the last layer is asked for. */
  readonly onlyLast: boolean;
}

/** Builds the layers on the input that the question names, or on one that fits; undefined where nothing does. */
export function build(layers: readonly Described[], question: Question): Built | undefined {
  const { codes, around } = question;
  const text = modelText(layers, codes, around);
  const read = text === undefined ? undefined : readOn(text, inputTexts(layers, around));
  if (text === undefined || !read || read instanceof UserError) return undefined;
  const { network, notation, assumptions } = read;
  return {
    network,
    summary: summarise(network, { notation, ...(around.batch === undefined ? {} : { batch: around.batch }) }),
    label: layers.map((layer) => labelOf(layer, codes)).join(', then '),
    args: { model: text, input: network.input.map((size) => size ?? 'None').join('x') },
    states: {
      input: around.input !== undefined || inCode(layers, assumptions),
      channels: around.channels !== undefined || inCode(layers, assumptions),
      filters:
        layers.every(({ kind, filters }) => kind !== 'conv' || filters !== undefined) ||
        around.filters !== undefined,
    },
    assumptions,
    bytesEach: question.bytesEach,
    onlyLast: /\b(?:of|in|has) (?:only )?(?:this|that|the last|the final) (?:dense|linear|layer|conv)\b/.test(
      question.text,
    ),
    onlyTrainable:
      notation === 'pytorch' ||
      (/\b(?:trainable|learnable|learned|gamma and beta)\b/.test(question.text) &&
        !/\bmoving\b|\btotal\b/.test(question.text)),
  };
}

/** Why layers that are said well enough do not fit the input that the question names; undefined where they do. */
export function misfitOf(layers: readonly Described[], { codes, around }: Question): UserError | undefined {
  const text = around.input === undefined ? undefined : modelText(layers, codes, around);
  const read = text === undefined ? undefined : readOn(text, inputTexts(layers, around));
  return read instanceof UserError ? read : undefined;
}

/** What shows a network layer by layer. */
export function experimentOn(
  { args }: Built,
  command: 'summary' | 'receptive-field' = 'summary',
): Experiment {
  return { command, args };
}

function inCode(layers: readonly Described[], assumptions: readonly string[]): boolean {
  return layers.some(({ kind }) => kind === 'code') && assumptions.length === 0;
}

/** As one text that a notation reads: code as it stands, and in shorthand where words stand beside it. */
function modelText(
  layers: readonly Described[],
  codes: readonly string[],
  around: Surroundings,
): string | undefined {
  const mixed = layers.some(({ kind }) => kind === 'code') && layers.some(({ kind }) => kind !== 'code');
  const written = layers.map((layer) => {
    if (layer.code === undefined) return shorthandOf(layer, around);
    return mixed ? inShorthand(codes[layer.code]!) : codes[layer.code]!;
  });
  // What is said of written code beside it would have to be written into it.
  if (
    written.includes(undefined) ||
    layers.some(({ code, dilation }) => code !== undefined && dilation !== undefined)
  )
    return undefined;
  const windowless = layers.some(({ kind, kernel }) => kernel === undefined && NEEDS_WINDOW.has(kind));
  if (layers.length === 0 || windowless || !layers.every((layer) => isSaid(layer, around))) return undefined;
  return layers
    .flatMap(({ count = 1, kind }, index) =>
      kind === 'code'
        ? Array<string>(Math.min(count, MOST_COPIES)).fill(written[index]!)
        : [count > 1 ? `${count}x ${written[index]}` : written[index]!],
    )
    .join(' > ');
}

function inShorthand(code: string): string | undefined {
  const read = readOn(code, [undefined]);
  return read && !(read instanceof UserError) ? writeNetwork(read.network, 'shorthand').code : undefined;
}

const NEEDS_WINDOW: ReadonlySet<Described['kind']> = new Set([
  'conv',
  'separable',
  'depthwise',
  'transposed',
]);

/** Whether enough is said of a layer that its numbers are those of a layer, and not of the kind in general. */
function isSaid(
  { kind, filters, kernel }: Described,
  { input, channels, filters: shared }: Surroundings,
): boolean {
  if (kind === 'dense') return filters !== undefined || shared !== undefined;
  return kind === 'code' || kernel !== undefined || input !== undefined || channels !== undefined;
}

/** As many sizes as the layer has axes. */
function kernelOf(layer: Described, around: Surroundings): string | undefined {
  if (layer.axes === 1) return layer.kernel?.split('x')[0];
  if (isVolume(layer, around))
    return layer.kernel!.includes('x') ? layer.kernel : `${layer.kernel}x${layer.kernel}x${layer.kernel}`;
  return windowOf(layer.kernel);
}

/** A question speaks of few layers. */
const MOST_COPIES = 100;

function shorthandOf(layer: Described, around: Surroundings): string {
  const kernel = kernelOf(layer, around);
  const filters = layer.filters ?? String(around.filters ?? around.channels ?? 1n);
  const window = [
    kernel,
    layer.stride && `s${layer.stride}`,
    layer.padding && (/\d/.test(layer.padding) ? `p${layer.padding}` : layer.padding),
  ];
  const finer = [
    layer.dilation && `d${layer.dilation}`,
    layer.groups && `g${layer.groups}`,
    !layer.bias && 'nobias',
  ];
  const head =
    layer.axes === 1 && layer.kind === 'conv'
      ? `conv1d ${filters} ${kernel ?? '1'}`
      : HEADS[layer.kind](filters, kernel ?? '1');
  return head.concat(
    ...[
      ...window.slice(kernel === undefined || layer.kind === 'conv' ? 1 : 0),
      layer.outputPadding && `op${layer.outputPadding}`,
      ...finer,
    ]
      .filter(Boolean)
      .map((word) => ` ${word}`),
  );
}

const HEADS: Readonly<Record<Described['kind'], (filters: string, kernel: string) => string>> = {
  code: () => '',
  conv: (filters, kernel) => `${filters}@${kernel}`,
  separable: (filters) => `separable ${filters}`,
  depthwise: () => 'depthwise',
  transposed: (filters) => `deconv ${filters}`,
  globalpool: () => 'globalavgpool',
  maxpool: () => 'maxpool',
  avgpool: () => 'avgpool',
  batchnorm: () => 'batchnorm',
  flatten: () => 'flatten',
  relu: () => 'relu',
  dense: (units) => `dense ${units}`,
};

/** On the first input that the layers fit, read as it was meant where one can be; else what is wrong with the first one. */
function readOn(text: string, inputs: readonly (string | undefined)[]): Reading | UserError | undefined {
  let found: Reading | UserError | undefined;
  for (const input of inputs) {
    try {
      const read = readModel(text, input);
      if (inputs[0] === undefined || read.network.input.join('x') === inputs[0]) return read;
      if (!found || found instanceof UserError) found = read;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      found ??= error;
    }
  }
  return found;
}
