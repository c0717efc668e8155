import { onEveryAxis, type PerAxis } from '../engine/analysis/field-figures.ts';
import { formatCount } from '../engine/analysis/format.ts';
import { type Summary, summarise } from '../engine/analysis/summary.ts';
import { formatShape, readModel } from '../engine/notation/index.ts';

/** A text with the figures that its marks ask for: `{parameters 64@3x3 on 28x28x1}` becomes `640`. Throws UserError. */
export function withFigures(text: string): string {
  return text.replace(MARK, (_, figure: Figure, model: string, input: string) => {
    const { network } = readModel(model, input);
    return FIGURES[figure](summarise(network));
  });
}

/** A text without its marks, for whoever looks for words in it. */
export function withoutMarks(text: string): string {
  return text.replace(MARK, '');
}

const MARK = /\{(parameters|trainable|macs|flops|output|values|field|stride) ([^{}]+) on ([^{}\s]+)\}/g;

type Figure = 'parameters' | 'trainable' | 'macs' | 'flops' | 'output' | 'values' | 'field' | 'stride';

const FIGURES: Readonly<Record<Figure, (summary: Summary) => string>> = {
  parameters: ({ total }) => formatCount(total.parameters.total),
  trainable: ({ total }) => formatCount(total.parameters.trainable),
  macs: ({ total }) => formatCount(total.macs),
  flops: ({ total }) => formatCount(total.flops),
  output: ({ total }) => formatShape(total.output),
  values: ({ layers }) => formatCount(layers.at(-1)!.activations.values),
  field: ({ input, total }) => perAxis(total.receptiveField.size, input.length - 1),
  stride: ({ input, total }) => perAxis(total.receptiveField.stride, input.length - 1),
};

function perAxis(figure: PerAxis<bigint | number>, axes: number): string {
  return onEveryAxis(figure, axes).join('×');
}
