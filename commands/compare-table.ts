import type { Block } from '../src/chat/reply.ts';
import type { Alternatives } from '../src/engine/analysis/alternatives.ts';
import { formatBytes, formatCount, formatFactor, formatNumber } from '../src/engine/analysis/format.ts';
import { ratio } from '../src/engine/analysis/ratio.ts';
import type { Summary } from '../src/engine/analysis/summary.ts';
import { formatShape } from '../src/engine/notation/index.ts';
import { product, type Size } from '../src/engine/shape.ts';
import { table } from './blocks.ts';
import { fieldText, perAxisText } from './figures.ts';

/** The figures of both, and how many times the figure of A that of B is. */
export function sideBySide(a: Summary, b: Summary): Block {
  const row = (name: string, text: (summary: Summary) => string, figure?: (summary: Summary) => Size) => [
    name,
    text(a),
    text(b),
    figure ? formatFactor(ratio(figure(b), figure(a))) : '',
  ];
  const count = (name: string, figure: (summary: Summary) => Size) =>
    row(name, (summary) => formatCount(figure(summary)), figure);
  const bytes = (name: string, figure: (summary: Summary) => Size) =>
    row(name, (summary) => formatBytes(figure(summary)), figure);
  const layered = a.layers.length > 1 || b.layers.length > 1;
  const frozen = a.total.parameters.frozen !== 0n || b.total.parameters.frozen !== 0n;
  return table(
    ['', '>A', '>B', '>B ÷ A'],
    [
      ...(layered ? [count('Layers', ({ layers }) => BigInt(layers.length))] : []),
      count('Parameters', ({ total }) => total.parameters.total),
      count('· weights', ({ total }) => total.parameters.weights),
      count('· bias', ({ total }) => total.parameters.bias),
      ...(frozen ? [count('· frozen', ({ total }) => total.parameters.frozen)] : []),
      row(
        'Output',
        ({ total }) => formatShape(total.output),
        ({ total }) => product(total.output),
      ),
      count('MACs', ({ total }) => total.macs),
      count('FLOPs', ({ total }) => total.flops),
      count('Activations', ({ total }) => total.activations.values),
      bytes('Activation memory', ({ total }) => total.activations.bytes),
      bytes('Memory, forward pass', ({ total }) => total.memory.forward.peak),
      bytes('Memory, training', ({ total }) => total.memory.training),
      row('Receptive field', ({ total }) => fieldText(total)),
      row('Effective stride', ({ total }) =>
        perAxisText(total.receptiveField.stride, total.input.length - 1),
      ),
    ],
  );
}

/** A large filter and what sees the same window with smaller ones. */
export function besideLargeFilter(found: Alternatives): Block {
  const { side, layer, window, inputChannels, filters, parameters, macs, options } = found;
  const size = formatShape(window);
  return table(
    ['Filters', '>Parameters', 'Fewer weights?', '>MACs'],
    [
      [`one layer of ${size}`, formatCount(parameters), '', formatCount(macs)],
      ...options.map((option) => [
        option.name,
        formatCount(option.parameters),
        option.fewerWeights ? `yes: ${option.condition}` : `no: ${option.condition.replace('>', '≤')}`,
        formatCount(option.macs),
      ]),
    ],
    {
      caption:
        `Smaller filters in place of ${layer} of ${side}: the same window, though not the same function ` +
        `(D: ${formatNumber(inputChannels, 'input channel')}, C: ${formatNumber(filters, 'filter')})`,
    },
  );
}
