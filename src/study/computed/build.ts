import { type Summary, summarise } from '../../engine/analysis/summary.ts';
import type { Network } from '../../engine/network.ts';
import { UserError } from '../../user-error.ts';
import type { Experiment } from './answer.ts';
import type { Described } from './described.ts';
import { inShorthand, readOn, statedInto, wordsBeside, writtenInto } from './in-shorthand.ts';
import { inputTexts, isVolume } from './inputs.ts';
import { labelOf, windowOf } from './label.ts';
import { onlyIn } from './only.ts';
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
  /** The one layer that is asked for, by its place; absent where all are. */
  readonly only: number | undefined;
}

/** Builds the layers on the input that the question names, or on one that fits; undefined where nothing does. */
export function build(layers: readonly Described[], question: Question): Built | undefined {
  const { codes } = question;
  const around = { ...statedInto(layers[0]!, codes), ...question.around };
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
    only: onlyIn(question.text, network),
    onlyTrainable:
      notation === 'pytorch' ||
      (/(?<!\bnon[- ])\b(?:trainable|learnable|learned|gamma and beta)\b/.test(question.text) &&
        !/\bmoving\b|\btotal\b/.test(question.text)),
  };
}

/** Why layers that are said well enough do not fit the input that the question names; undefined where they do. */
export function misfitOf(layers: readonly Described[], { codes, around }: Question): UserError | undefined {
  const text = around.input === undefined ? undefined : modelText(layers, codes, around);
  // What is wrong with the layers on any input was misread.
  if (text === undefined || readOn(text, [undefined]) instanceof UserError) return undefined;
  const read = readOn(text, inputTexts(layers, around));
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
  const inWords = layers.some((layer) => layer.code === undefined || wordsBeside(layer).length > 0);
  const mixed = inWords && layers.some(({ kind }) => kind === 'code');
  const written = layers.map((layer) => {
    if (layer.code === undefined) return shorthandOf(layer, around);
    const code = codes[layer.code]!;
    return mixed ? writtenInto(inShorthand(code), layer) : code;
  });
  if (written.includes(undefined)) return undefined;
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
