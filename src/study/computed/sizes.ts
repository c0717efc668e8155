import { onEveryAxis } from '../../engine/analysis/field-figures.ts';
import { formatShape } from '../../engine/notation/index.ts';
import { type Shape, spatialOf } from '../../engine/shape.ts';
import type { ComputedAnswer } from './answer.ts';
import { type Built, experimentOn } from './build.ts';
import { capital } from './label.ts';
import { fieldSteps, outputSteps } from './steps.ts';

/** The shape that comes out; of channels only where the question knows them. */
export function outputOf(built: Built): ComputedAnswer {
  const { output } = built.summary.total;
  const full = built.states.filters && output.length > 1 && built.states.channels;
  const shown: Shape = full || output.length === 1 ? output : spatialOf(output);
  return {
    quantity: 'output',
    value: shapeValue(shown, full),
    unit: '',
    sentence: `${capital(built.label)} on ${formatShape(built.states.channels ? built.network.input : spatialOf(built.network.input))} gives ${formatShape(shown)}.`,
    steps: outputSteps(built.network),
    assumptions: built.states.input ? [] : built.assumptions,
    request: experimentOn(built),
  };
}

/** One number where all axes agree and no channels are told. */
function shapeValue(shape: Shape, full: boolean): ComputedAnswer['value'] {
  if (shape.some((size) => size === null)) return formatShape(shape);
  const sizes = shape as readonly bigint[];
  return !full && sizes.every((size) => size === sizes[0]) ? sizes[0]! : sizes;
}

/** What one output value sees. */
export function fieldOf(built: Built): ComputedAnswer {
  const { receptiveField, input } = built.summary.total;
  const sizes = onEveryAxis(receptiveField.size, input.length - 1);
  const text = receptiveField.whole ? 'the whole input' : formatShape(sizes);
  return {
    quantity: 'receptive field',
    value: receptiveField.whole ? text : shapeValue(sizes, false),
    unit: 'input positions',
    sentence: `One output value of ${built.label} sees ${text}${receptiveField.whole ? '' : ' of the input'}.`,
    steps: fieldSteps(built.network),
    assumptions: [],
    request: experimentOn(built, built.network.nodes.length > 1 ? 'receptive-field' : 'summary'),
  };
}
