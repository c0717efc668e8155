import { onEveryAxis } from '../../engine/analysis/field-figures.ts';
import { formatCount, formatNumber, formatTimes } from '../../engine/analysis/format.ts';
import type { Summary } from '../../engine/analysis/summary.ts';
import { formatShape } from '../../engine/notation/index.ts';
import { type Size, spatialOf } from '../../engine/shape.ts';
import type { ComputedAnswer } from './answer.ts';
import type { Figure } from './asked.ts';
import { assumptionsFor } from './assumptions.ts';
import { type Built, build, experimentOn } from './build.ts';
import type { Described } from './described.ts';
import { saysEnough } from './enough.ts';
import { capital, MANY } from './label.ts';
import { bytesOf } from './memory.ts';
import { tellsOf } from './only.ts';
import type { Question } from './question.ts';
import { fieldOf, outputOf } from './sizes.ts';
import { countSteps } from './steps.ts';

/** Counts one side of a question; undefined where it does not say enough of its layers. */
export function countFigure(
  figure: Figure,
  layers: readonly Described[],
  question: Question,
): ComputedAnswer | undefined {
  const built = build(layers, question);
  if (!built || !saysEnough(figure, layers, built)) return undefined;
  if (!tellsOf(figure, built.only, built.network)) return undefined;
  return FIGURES[figure](built);
}

/** A plain count of a network, in which several can be compared. */
export function plainCount(figure: Figure, { summary }: Built): Size {
  return COUNTS[figure](summary);
}

const COUNTS: Readonly<Record<Figure, (summary: Summary) => Size>> = {
  parameters: ({ total }) => total.parameters.total,
  weights: ({ total }) => total.parameters.weights,
  biases: ({ total }) => total.parameters.bias,
  macs: ({ total }) => total.macs,
  flops: ({ total }) => total.flops,
  activations: ({ total }) => total.activations.values,
  memory: ({ total }) => total.activations.values,
  'parameter memory': ({ total }) => total.parameters.total,
  output: ({ total }) => spatialOf(total.output)[0] ?? total.output[0] ?? null,
  'receptive field': ({ total }) => onEveryAxis(total.receptiveField.size, 1)[0] ?? null,
};

const FIGURES: Readonly<Record<Figure, (built: Built) => ComputedAnswer>> = {
  parameters: (built) => {
    const { parameters } = built.summary.total;
    const { formulas, count } = learned(built);
    const others = parameters.frozen === 0n ? '' : besides(built);
    const told = `${formatNumber(count, 'parameter')}${others}`;
    return counted(built, 'parameters', count, told, countSteps(formulas, count), about(built));
  },
  weights: (built) => {
    const { weights, bias } = built.summary.total.parameters;
    const steps = countSteps(
      built.summary.layers.map(({ formula }) => formula.parameters),
      built.summary.total.parameters.total,
    );
    const told = `${formatNumber(weights, 'weight')}${bias ? `, and ${formatNumber(bias, 'bias', 'biases')} beside them` : ''}`;
    return counted(built, 'weights', weights, told, steps, about(built));
  },
  biases: (built) => {
    const { bias } = built.summary.total.parameters;
    return counted(
      built,
      'biases',
      bias,
      formatNumber(bias, 'bias', 'biases'),
      [`One bias for each filter or unit: ${formatCount(bias)}`],
      about(built),
    );
  },
  macs: (built) => {
    const { macs } = built.summary.total;
    const { all, steps } = throughBatch(built, macs, 'MACs');
    const told = `${formatNumber(all, 'MAC')} (multiply-accumulates)`;
    return counted(built, 'macs', all, told, [...macSteps(built), ...steps], onItsInput(built));
  },
  flops: (built) => {
    const { macs, flops } = built.summary.total;
    const doubled = `2 FLOPs a MAC: 2·${formatCount(macs)} = ${formatCount(flops)}`;
    const { all, steps } = throughBatch(built, flops, 'FLOPs');
    const worked = [...macSteps(built), doubled, ...steps];
    return counted(built, 'flops', all, formatNumber(all, 'FLOP'), worked, onItsInput(built));
  },
  activations: (built) => {
    const { values } = built.summary.total.activations;
    return counted(
      built,
      'activations',
      values,
      formatNumber(values, 'output value'),
      valueSteps(built),
      onItsInput(built),
    );
  },
  memory: (built) => {
    const { total } = built.summary;
    const { bytes, told, step } = bytesOf(total.activations.values, built.bytesEach, total.memory.batch);
    const steps = [...valueSteps(built), step];
    return {
      ...counted(built, 'memory', bytes, `${told} of outputs`, steps, onItsInput(built)),
      unit: 'bytes',
    };
  },
  'parameter memory': (built) => {
    const { formulas, count } = learned(built);
    const { bytes, told, step } = bytesOf(count, built.bytesEach);
    const steps = [...countSteps(formulas, count), step];
    return {
      ...counted(built, 'parameter memory', bytes, `${told} of parameters`, steps, about(built)),
      unit: 'bytes',
    };
  },
  output: outputOf,
  'receptive field': fieldOf,
};

function macSteps({ summary }: Built): readonly string[] {
  const formulas = summary.layers.map(({ formula }) => formula.macs);
  return countSteps(formulas, summary.total.macs);
}

/** The operations for every example of the batch that a question names. */
function throughBatch(
  { summary }: Built,
  each: Size,
  unit: string,
): { readonly all: Size; readonly steps: readonly string[] } {
  const { batch } = summary.total.memory;
  const all = each === null ? null : each * batch;
  return { all, steps: batch > 1n ? [`${unit} of ${formatTimes(batch)} examples: ${formatCount(all)}`] : [] };
}

/** The parameters that a question means: where it asks for learned ones, as PyTorch does, a norm's running statistics are none. */
function learned({ summary, onlyTrainable, only }: Built): {
  readonly formulas: readonly string[];
  readonly count: Size;
} {
  const asked = only === undefined ? undefined : summary.layers[only];
  const layers = asked ? [asked] : summary.layers;
  const { parameters } = asked ?? summary.total;
  const formulas = layers.map(({ formula, parameters: own }) =>
    onlyTrainable && own.frozen ? `${formatCount(own.trainable)}` : formula.parameters,
  );
  return { formulas, count: onlyTrainable ? parameters.trainable : parameters.total };
}

function besides({ summary, onlyTrainable }: Built): string {
  const { frozen, trainable } = summary.total.parameters;
  return onlyTrainable
    ? `, and ${formatNumber(frozen, 'running statistic')} that ${frozen === 1n ? 'is' : 'are'} not learned`
    : ` (${formatCount(trainable)} of them trainable)`;
}

function counted(
  built: Built,
  quantity: Figure,
  value: Size,
  told: string,
  steps: readonly string[],
  where: string,
): ComputedAnswer {
  const verb = MANY.test(built.label) ? 'have' : 'has';
  return {
    quantity,
    value: value ?? '?',
    unit: quantity,
    sentence: `${capital(built.label)}${where} ${verb} ${told}.`,
    steps,
    assumptions: assumptionsFor(built, quantity),
    request: experimentOn(built),
  };
}

function valueSteps({ summary }: Built): readonly string[] {
  const steps = summary.layers.map(
    ({ output, activations }) =>
      `${formatShape(output).replaceAll('×', '·')} = ${formatCount(activations.values)}`,
  );
  return countSteps(steps, summary.total.activations.values);
}

/** Parameters depend on the channels that come in; sizes only where a dense layer meets them. */
function about(built: Built): string {
  if (built.states.input) return onItsInput(built);
  return ` on ${formatNumber(built.network.input.at(-1)!, 'input channel')}`;
}

function onItsInput({ network }: Built): string {
  return ` on ${formatShape(network.input)}`;
}
