import { type Sliding, slide, span, symmetric } from '../../../engine/layers/geometry/sliding.ts';
import { traverse } from '../../../engine/network.ts';
import type { Experiment } from '../answer.ts';
import { build } from '../build.ts';
import type { Described } from '../described.ts';
import type { Question } from '../question.ts';
import { isSame, slideFormula } from '../steps.ts';

/** One axis of a layer, with what is known of it. */
export interface Goal {
  readonly from?: bigint;
  readonly to?: bigint;
  /** The size that comes in comes out, whatever it is. */
  readonly keeps: boolean;
  readonly kernel?: bigint;
  readonly stride: bigint;
  readonly dilation: bigint;
  readonly padding: Padding;
}

type Padding = bigint | 'same';

/** What the question says of it; undefined where it speaks of several layers. */
export function goalOf(question: Question): Goal | undefined {
  const { target, around, sides } = question;
  const layers = sides[0] ?? [];
  if (layers.length > 1) return undefined;
  const layer = layers[0]?.kind === 'code' ? inWords(layers, question) : (layers[0] ?? {});
  if (!layer) return undefined;
  const from = target.from ?? around.input?.[0];
  const to = target.to ?? (target.keeps ? from : target.halves && from !== undefined ? from / 2n : undefined);
  return {
    keeps: target.keeps ?? false,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(layer.kernel === undefined ? {} : { kernel: axis(layer.kernel) }),
    stride: strideOf(layer),
    dilation: layer.dilation === undefined ? 1n : axis(layer.dilation),
    padding: layer.padding === 'same' ? 'same' : /^\d/.test(layer.padding ?? '') ? axis(layer.padding!) : 0n,
  };
}

/** A pool steps as far as it is wide unless the text says otherwise. */
function strideOf({ kind, kernel, stride }: Partial<Described>): bigint {
  if (stride !== undefined) return axis(stride);
  return kernel !== undefined && (kind === 'maxpool' || kind === 'avgpool') ? axis(kernel) : 1n;
}

type Geometry = Partial<Pick<Described, 'kernel' | 'stride' | 'dilation' | 'padding'>>;

/** What the code of a layer that slides a window says of it. */
function inWords(layers: readonly Described[], question: Question): Geometry | undefined {
  const built = build(layers, question);
  const [step, ...others] = built ? traverse(built.network) : [];
  if (!step || others.length > 0) return undefined;
  const window = step.kind.window(step.layer.params, step.inputs);
  if (typeof window === 'string' || window.zoom[0] !== 1n) return undefined;
  const [kernel, stride, dilation, rows] = [
    window.kernel[0],
    window.stride[0],
    window.dilation[0],
    window.padding[0]?.[0],
  ];
  if (!kernel || !stride || !dilation) return undefined;
  return {
    kernel: `${kernel}`,
    stride: `${stride}`,
    dilation: `${dilation}`,
    padding: isSame(step.layer.params) ? 'same' : `${rows ?? 0n}`,
  };
}

function axis(size: string): bigint {
  return BigInt(size.split('x')[0]!);
}

/** What comes out, as the engine slides a window; null where the window does not fit. */
export function resultOf({ from, kernel, stride, dilation, padding }: Goal): bigint | null {
  const window: Sliding = {
    kernel: [kernel!],
    stride: [stride],
    dilation: [dilation],
    padding: padding === 'same' ? 'same' : symmetric([padding]),
  };
  const [size] = slide(window, [from!]);
  return size === 0n ? null : size!;
}

/** The reach of a dilated kernel, worked out; nothing where it is the kernel itself. */
export function effective({ kernel, dilation }: Goal): readonly string[] {
  return dilation > 1n ? [`k_eff = ${dilation}·(${kernel} − 1) + 1 = ${span(kernel!, dilation)}`] : [];
}

/** The size that comes out, worked out. */
export function formulaOf(goal: Goal): string {
  const reach = span(goal.kernel!, goal.dilation);
  const result = resultOf(goal);
  if (goal.padding === 'same') return `ceil(${goal.from}/${goal.stride}) = ${result}`;
  const formula = slideFormula({
    n: goal.from!,
    before: goal.padding,
    after: goal.padding,
    reach,
    stride: goal.stride,
  });
  return [...effective(goal), `${formula} = ${result}`].join(', ');
}

/** The layer, to be tried. */
export function experiment({ kernel, stride, dilation, padding, from }: Goal): Experiment {
  const words = [
    `1@${kernel}x${kernel}`,
    stride > 1n && `s${stride}`,
    dilation > 1n && `d${dilation}`,
    padding === 'same' ? 'same' : padding > 0n && `p${padding}`,
  ];
  return {
    command: 'summary',
    args: { model: words.filter((word) => word !== false).join(' '), input: `${from}x${from}x1` },
  };
}
