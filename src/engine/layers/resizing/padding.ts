import { UserError } from '../../../user-error.ts';
import { channelsOf, type Shape } from '../../shape.ts';
import { requireRank, requireSource } from '../geometry/inputs.ts';
import type { Rank } from '../geometry/ranks.ts';
import type { Edge } from '../geometry/sliding.ts';
import { padSpatial } from '../geometry/tensors.ts';
import type { LayerKind } from '../kind.ts';
import { cropKeras, cropShorthand, padKeras, padShorthand, padTorch } from './padding-spelling.ts';

/** Rows that are added around the input; negative ones are cut off. */
export interface Pad {
  readonly rank: Rank;
  readonly edges: readonly Edge[];
  readonly paddingMode: 'zeros' | 'constant' | 'reflect' | 'replicate' | 'circular';
  /** What is written into the rows in the mode `constant`; 0 otherwise. */
  readonly value: number;
}

/** Rows that are cut off around the input, none of them negative. */
export interface Crop {
  readonly rank: Rank;
  readonly edges: readonly Edge[];
}

export const pad: LayerKind<Pad> = {
  name: 'pad',
  summary: 'Puts rows and columns around the input.',
  keras: padKeras,
  torch: padTorch,
  shorthand: padShorthand,
  outputShape(params, [input]) {
    requireRank(input!, params.rank, `${params.rank}-D padding`);
    requireSource(params.edges, params.paddingMode, input!);
    return widened(params.edges, input!);
  },
  parameters: () => [],
  macs: () => [],
  window: (params) => shifted(params.edges),
  build(params, _, tf) {
    const edges = params.edges.map(([before, after]) => [Number(before), Number(after)] as const);
    const { paddingMode, value } = params;
    const fill = paddingMode === 'zeros' || paddingMode === 'constant' ? value : paddingMode;
    return { weights: [], run: ([x]) => tf.tidy(() => tf.clone(padSpatial(tf, x!, edges, fill))) };
  },
};

export const crop: LayerKind<Crop> = {
  ...pad,
  name: 'crop',
  summary: 'Cuts rows and columns off around the input.',
  keras: cropKeras,
  torch: { classes: [], write: (params, input) => padTorch.write(asPad(params), input) },
  shorthand: cropShorthand,
  outputShape: (params, inputs) => pad.outputShape(asPad(params), inputs),
  window: (params, inputs) => pad.window(asPad(params), inputs),
  build: (params, inputs, tf) => pad.build(asPad(params), inputs, tf),
};

function asPad({ rank, edges }: Crop): Pad {
  const negative = edges.map(([before, after]): Edge => [-before, -after]);
  return { rank, edges: negative, paddingMode: 'zeros', value: 0 };
}

function widened(edges: readonly Edge[], input: Shape): Shape {
  const spatial = edges.map(([before, after], axis) => {
    const size = input[axis];
    if (size === null || size === undefined) return null;
    const removed = [before, after].filter((rows) => rows < 0n).reduce((total, rows) => total - rows, 0n);
    if (removed < size) return size + before + after;
    throw new UserError({
      wrong: `Cropping takes ${removed} rows from an axis of ${size}: nothing would be left of it.`,
      write: `less than ${size} rows before and after together`,
    });
  });
  return [...spatial, channelsOf(input)];
}

function shifted(edges: readonly Edge[]) {
  const ones = edges.map(() => 1n);
  return { kernel: ones, stride: ones, zoom: ones, dilation: ones, padding: edges };
}
