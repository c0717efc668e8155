import { formatCount } from '../../../src/engine/analysis/format.ts';
import { fractionText, ratio } from '../../../src/engine/analysis/ratio.ts';
import { type Summary, summarise } from '../../../src/engine/analysis/summary.ts';
import type { Network } from '../../../src/engine/network.ts';
import { formatShape, readModel } from '../../../src/engine/notation/index.ts';
import type { Question } from '../../../src/study/quiz/question.ts';
import { UserError } from '../../../src/user-error.ts';

/**
 * What the engine says to an option when it reads the question as it is shown: its code, on the input that its text
 * names, and nothing that the question's author computed.
 */
export function engineSays(question: Question): (label: string) => boolean {
  const answer = ANSWERS[question.skill];
  if (!answer) throw new Error(`Nobody has said how the engine confirms ${question.skill}.`);
  return answer(question);
}

type Confirm = (question: Question) => (label: string) => boolean;

const ANSWERS: Readonly<Record<string, Confirm>> = {
  shape: figure(({ total }) => formatShape(total.output)),
  parameters: figure(({ total }) => formatCount(total.parameters.total)),
  macs: figure(({ total }) => formatCount(total.macs)),
  'receptive-field': figure(({ total }) => `${total.receptiveField.size}×${total.receptiveField.size}`),
  padding: rightPadding,
  cheaper: cheaperOne,
  maps: sameMaps,
  bug: failingLayer,
  'true-false': trueClaim,
};

function figure(of: (summary: Summary) => string): Confirm {
  return (question) => {
    const right = of(summarise(shownNetwork(question)));
    return (label) => label === right;
  };
}

function inputOf({ text }: Question): string {
  return /\d+(×\d+)+/.exec(text.replace(/^.*(?=\bon an? input of)/, ''))![0].replaceAll('×', 'x');
}

function shownNetwork(question: Question): Network {
  return readModel(question.code!, inputOf(question)).network;
}

function rightPadding({ text }: Question) {
  const number = (pattern: RegExp) => pattern.exec(text)?.[1] ?? '1';
  const layer = `conv 1 ${number(/a (\d+×\d+) conv/)} s${number(/stride (\d+)/)} d${number(/dilation (\d+)/)}`;
  const wanted = `${number(/make (\d+×\d+)/)}×1`;
  const input = `${number(/out of (\d+×\d+)/)}×1`.replaceAll('×', 'x');
  return (label: string) => {
    const model = `${layer.replace('×', 'x')} p${label.replace(/ rows?/, '')}`;
    return outputText(model, input) === wanted;
  };
}

/** Nothing for layers that do not fit into their input. */
function outputText(model: string, input: string): string | undefined {
  try {
    return formatShape(summarise(readModel(model, input).network).total.output);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function cheaperOne(question: Question) {
  const [a, b] = question.code!.split('\n').map((line) => {
    const { total } = summarise(readModel(line.replace(/^.*?:/, ''), inputOf(question)).network);
    return question.text.includes('MACs') ? total.macs! : total.parameters.total!;
  });
  const right = a === b ? 'They are equal' : a! < b! ? 'The first' : 'The second';
  return (label: string) => label === right;
}

function sameMaps({ picture }: Question) {
  const made = (model: string) => outputText(model, picture!.input);
  return (label: string) => made(label) === made(picture!.model);
}

function failingLayer(question: Question) {
  try {
    shownNetwork(question);
  } catch (error) {
    if (!(error instanceof UserError) || error.mistakes.length !== 1) throw error;
    return (label: string) => error.mistakes[0]!.wrong.startsWith(`${label}:`);
  }
  return () => false;
}

function trueClaim(question: Question) {
  const [, change, quantity, stated] = /\? (.+) multiplies the (.+) of this by (.+)\.$/.exec(question.text)!;
  const figureOf = (network: Network) => {
    const { total } = summarise(network);
    return {
      parameters: total.parameters.total,
      MACs: total.macs,
      'output values': total.activations.values,
      'receptive field': total.receptiveField.size as bigint,
    }[quantity!]!;
  };
  const network = shownNetwork(question);
  const factor = fractionText(ratio(figureOf(changed(network, change!)), figureOf(network))!);
  const verdict = `${factor === stated ? 'True' : 'False'}, ×${factor}:`;
  return (label: string) => label.startsWith(verdict);
}

function changed({ input: [height, width, channels], nodes: [node] }: Network, change: string): Network {
  const params: Record<string, unknown> = { ...(node!.layer.params as object), padding: 'same' };
  let input = [height!, width!, channels!];
  if (change === 'Doubling the filters') params.filters = (params.filters as bigint) * 2n;
  else if (change === 'Doubling the height and width of the input')
    input = [height! * 2n, width! * 2n, channels!];
  else if (change === 'Stride 2 in place of 1') params.stride = [2n, 2n];
  else if (change === 'Doubling the channels of the input') input = [height!, width!, channels! * 2n];
  else if (change === 'A kernel of 5×5 in place of 3×3') params.kernel = [5n, 5n];
  else throw new Error(`Nobody has said what “${change}” changes.`);
  return { input, nodes: [{ inputs: [-1], layer: { kind: node!.layer.kind, params } }] };
}
