import type { ComputedAnswer } from './answer.ts';
import type { Figure } from './asked.ts';
import { misfitOf } from './build.ts';
import type { Described } from './described.ts';
import { labelOf } from './label.ts';
import type { Question } from './question.ts';

/** Answers where no number is to be had: the formula where channels are not named, the reason where a window does not fit. */
export function unsettled(
  figure: Figure,
  layers: readonly Described[],
  question: Question,
): ComputedAnswer | undefined {
  return openCount(figure, layers, question) ?? misfit(figure, layers, question);
}

/** K·K·D·M + M, with as much put in as the question says. */
function openCount(
  figure: Figure,
  layers: readonly Described[],
  { around }: Question,
): ComputedAnswer | undefined {
  const [layer, ...others] = layers;
  const counts = figure === 'parameters' || figure === 'weights';
  if (!counts || layer?.kind !== 'conv' || layer.kernel === undefined || others.length > 0) return undefined;
  if (layer.groups !== undefined || (layer.count ?? 1) > 1) return undefined;
  const [height, width = height] = layer.kernel.split('x').map(BigInt) as [bigint, bigint?];
  const [filters, channels] = [layer.filters ?? around.filters ?? 'M', around.channels ?? 'D'];
  const bias = layer.bias && figure === 'parameters' ? ` + ${filters}` : '';
  const value = `${height! * width!}·${channels}·${filters}${bias}`;
  return {
    quantity: figure,
    value,
    unit: figure,
    sentence: `A ${labelOf(layer, [])} has ${value} ${figure}, for D input channels and M filters. Name both for a number, such as “${height}x${width} with 64 filters on 3 channels”.`,
    steps: [`M·(${height}·${width}·D)${layer.bias ? ' + M' : ''}`],
    assumptions: [],
  };
}

function misfit(
  figure: Figure,
  layers: readonly Described[],
  question: Question,
): ComputedAnswer | undefined {
  if (figure !== 'output' || layers.some(({ kind }) => kind === 'code')) return undefined;
  const error = misfitOf(layers, question);
  if (!error) return undefined;
  const sentence = error.mistakes.map(({ wrong }) => wrong).join(' ');
  return { quantity: figure, value: [], unit: '', sentence, steps: [], assumptions: [] };
}
