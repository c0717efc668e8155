import * as z from 'zod';
import { command } from '../src/chat/command.ts';
import { isQuestion } from '../src/chat/question.ts';
import type { Block } from '../src/chat/reply.ts';
import { formatBytes, formatCount, formatNumber, formatShare } from '../src/engine/analysis/format.ts';
import { type Summary, summarise } from '../src/engine/analysis/summary.ts';
import { formatShape, type Reading, readModel } from '../src/engine/notation/index.ts';
import { batch, input, model } from './arguments.ts';
import { actions, notes, table } from './blocks.ts';
import { completeArgument } from './complete.ts';
import type { Context } from './context.ts';
import { type Answer, begin, withoutPicture, withPicture } from './drawn.ts';
import { captionText, fieldText, perAxisText, windowsIn } from './figures.ts';
import { followModel } from './follow.ts';
import { modelSteps } from './model-actions.ts';
import { preferring } from './written.ts';

const args = z.object({ model, input, batch });

/** A model in figures, layer by layer. */
export const summary = command<Context, typeof args>({
  name: 'summary',
  summary: 'Counts a model layer by layer: shapes, parameters, MACs, memory, receptive field.',
  args,
  examples: [
    'summary 64@3x3 > maxpool 2 > flatten > dense 10 --input 28x28x1',
    'summary nn.Sequential(nn.Conv2d(3, 32, 3), nn.ReLU(), nn.MaxPool2d(2)) on 3x32x32 --batch 64',
  ],
  complete: completeArgument,
  follow: followModel,
  understands: (text) =>
    !isQuestion(text) && /\w\s*\(|\d\s*@\s*\d|(conv|pool|dense|linear)\w*\s*\d/i.test(text),
  async *run(given, { work, store, asked }, caller) {
    const prefer = await preferring({ store }, caller);
    const reading = prefer(readModel(given.model, given.input));
    const { network, notation } = reading;
    asked.note(caller, network);
    const figures = summarise(network, { batch: BigInt(given.batch), notation });
    const reply = answer(given, reading, figures);
    if (windowsIn(figures) < 2) {
      yield withoutPicture(reply);
      return;
    }
    const picture = await begin(() =>
      work.run('growthPicture', { networks: [network], labels: ['Model'] }, caller),
    );
    yield* withPicture(reply, picture);
  },
});

function answer(given: z.output<typeof args>, reading: Reading, figures: Summary): Answer {
  const assumptions = [...reading.assumptions, ...figures.assumptions];
  const { model, input, batch: examples } = given;
  const batch = examples === 1 ? undefined : examples;
  return {
    title: `${formatNumber(figures.total.parameters.total, 'parameter')} in ${formatNumber(BigInt(figures.layers.length), 'layer')}`,
    blocks: [layerTable(figures), countingTable(figures), totalsTable(figures)],
    below: [
      ...notes(assumptions),
      actions(...modelSteps('summary', { model, input, reading, others: { batch } })),
    ],
    data: { ...figures, assumptions, notation: reading.notation },
  };
}

function layerTable({ input: given, layers, total }: Summary): Block {
  const rows = layers.map((layer) => [
    captionText(layer.text),
    formatShape(layer.output),
    formatCount(layer.parameters.total),
    formatCount(layer.macs),
    fieldText({ receptiveField: layer.receptiveField, input: given }),
  ]);
  return table(['Layer', 'Output', '>Parameters', '>MACs', '>Receptive field'], rows, {
    caption: `On an input of ${formatShape(given)}`,
    footer: [
      [
        'Total',
        formatShape(total.output),
        formatCount(total.parameters.total),
        formatCount(total.macs),
        fieldText(total),
      ],
    ],
  });
}

function countingTable({ layers, total }: Summary): Block {
  const rows = layers
    .filter(({ parameters, macs }) => parameters.total !== 0n || macs !== 0n)
    .map(({ name, formula, parameters, flops }) => [
      name,
      formula.parameters,
      formatShare(parameters.total, total.parameters.total),
      formula.macs,
      formatCount(flops),
    ]);
  return table(['Layer', 'Parameters', '>Share', 'MACs', '>FLOPs (2 × MACs)'], rows, {
    caption: 'How it is counted',
  });
}

function totalsTable({ total }: Summary): Block {
  const { parameters, memory, receptiveField } = total;
  const axes = total.input.length - 1;
  return table(
    ['Total', '>Figure'],
    [
      ['Trainable parameters', formatCount(parameters.trainable)],
      ['Frozen parameters', formatCount(parameters.frozen)],
      ['MACs', formatCount(total.macs)],
      ['FLOPs', formatCount(total.flops)],
      ['Parameters in memory', formatBytes(parameters.total === null ? null : parameters.total * 4n)],
      ['Activations of one example', formatBytes(total.activations.bytes)],
      [`Forward pass, batch of ${formatCount(memory.batch)}: peak`, formatBytes(memory.forward.peak)],
      [`Training, batch of ${formatCount(memory.batch)}`, formatBytes(memory.training)],
      ['Effective stride', perAxisText(receptiveField.stride, axes)],
      ['Effective padding', perAxisText(receptiveField.padding, axes)],
    ],
  );
}
