import { span } from '../../engine/layers/geometry/sliding.ts';
import { type Step, traverse } from '../../engine/network.ts';
import { spatialOf } from '../../engine/shape.ts';
import type { Figure, Unknown } from './asked.ts';
import { type Built, build } from './build.ts';
import type { Described } from './described.ts';
import { isVolume } from './inputs.ts';
import type { Question } from './question.ts';
import { type Scan, takeFirst } from './scan.ts';
import { isSame } from './steps.ts';
import { inputOf } from './surroundings.ts';

/** Sizes along each axis. */
export type StatedOutput = readonly bigint[];

/** Takes the size that comes out of the layers, where a question states it and asks for something else. */
export function readStatedOutput(
  from: Scan,
  figure: Figure | undefined,
  unknown: Unknown | undefined,
): StatedOutput | undefined {
  if (figure === undefined || figure === 'output' || figure === 'receptive field' || unknown !== undefined)
    return undefined;
  const stated = takeFirst(from, ...STATED);
  if (stated === undefined) return undefined;
  for (let other = stated; other !== undefined; other = takeFirst(from, ...STATED) as string) {
    if (other !== stated) return CONTRADICTORY;
  }
  return stated.split('x').map(BigInt);
}

/** Two sizes are stated, and which layer either belongs to is not read. */
const CONTRADICTORY: StatedOutput = [];

const SIZES = String.raw`(\d+(?:x\d+)+)(?![\dx])`;
const ONES = '(?:an? |the |its )?';
const BEFORE = `(?:(?:on|at|with|for|if|when|over|and|to|into|has|having|whose|that) )?${ONES}`;
const MAP = `(?: (?:feature|activation|spatial))?(?: (?:maps?|volume|size|length|side|resolution|grid|shape|image|tensor))*`;
const IS = `(?: (?:is|are|of|has|being|at|with|measures))* ${ONES}`;
const MAKES =
  'gives?|giving|yields?|yielding|produces?|producing|makes?|making|leaves|leaving|results? in|resulting in|to get';

/** “On a 28x28 output”, “the output map is 28x28”, “14x14 out”, “all at 56x56”. */
const STATED = [
  new RegExp(String.raw`\b${BEFORE}(?:outputs?|outcome|result|resulting|out)${MAP}${IS}${SIZES}`),
  new RegExp(String.raw`\b${BEFORE}${SIZES}(?: pixels?)? (?:outputs?|out|results?)\b(?! channels)${MAP}`),
  new RegExp(String.raw`\b(?:${MAKES}) ${ONES}${SIZES}(?: pixels?)?${MAP}`),
  new RegExp(
    String.raw`\b(?:both|all|each|everything|everywhere|always)(?: (?:layers?|conv|of them|runs?|is|are|works?|happens?|stays?))* (?:at|on|with) (?:an? )?${SIZES}(?: (?:resolution|maps?|grid))?`,
  ),
  new RegExp(
    String.raw`\bat (?:an? )?${SIZES}(?: pixels?)? (?:resolution(?: both| each| everywhere| all)?|both|each|everywhere|throughout)\b`,
  ),
  new RegExp(String.raw`\bat (?:an? |the )?(?:spatial )?resolution (?:of )?${SIZES}`),
  /\boutput (?:length|size|side|width) (?:is |of )?(\d+)(?![\dx])/,
];

/**
 * The same question with the input from which its layers make the output that it states. Layers that say nothing of
 * padding pad as much as keeps the size. Undefined where no input does.
 */
export function onStatedOutput(question: Question): Question | undefined {
  const { outputs = [], around, arounds, sides } = question;
  const stated = outputs.find((output) => output !== undefined);
  if (stated === undefined) return question;
  if (outputs.includes(CONTRADICTORY)) return undefined;
  if (sides.length === 0) return { ...question, around: { ...around, ...inputOf(stated.join('x')) } };
  const fits = sides.map((side, at) =>
    fitOf(side, { ...question, around: arounds?.[at] ?? around }, outputs[at] ?? stated),
  );
  if (!fits.every((fit) => fit !== undefined)) return undefined;
  return {
    ...question,
    around: { ...around, input: fits[0]!.input },
    ...(arounds && { arounds: arounds.map((one, at) => ({ ...one, input: fits[at]!.input })) }),
    sides: fits.map(({ layers }) => layers),
  };
}

/** Layers, and the input on which the stated output comes out of them. */
interface Fit {
  readonly layers: readonly Described[];
  readonly input: readonly bigint[];
}

function fitOf(layers: readonly Described[], question: Question, output: StatedOutput): Fit | undefined {
  const volume = isVolume(layers[0]!, question.around);
  const { input: sizes = output, channels: depth } = volume ? {} : inputOf(output.join('x'));
  const deep = depth === undefined ? layers : withDepth(layers, depth);
  for (const side of [deep.map(keepingSize), deep]) {
    const input = question.around.input ?? inputFor(side, question, sizes);
    const built = input && build(side, { ...question, around: { ...question.around, input } });
    if (input && built && comesOut(built, sizes, depth)) return { layers: side, input };
  }
  return undefined;
}

/** “The output is 32x32x16” says how many filters the last layer has. */
function withDepth(layers: readonly Described[], depth: bigint): readonly Described[] {
  const last = layers.at(-1)!;
  return last.kind === 'conv' && last.filters === undefined
    ? [...layers.slice(0, -1), { ...last, filters: `${depth}` }]
    : layers;
}

function keepingSize(layer: Described): Described {
  const pads = layer.kind === 'conv' || layer.kind === 'depthwise' || layer.kind === 'separable';
  return pads && layer.padding === undefined ? { ...layer, padding: 'same' } : layer;
}

function comesOut({ summary }: Built, sizes: readonly bigint[], depth: bigint | undefined): boolean {
  const { output } = summary.total;
  const fits = spatialOf(output).every((size, axis) => size === (sizes[axis] ?? sizes[0]));
  return fits && (depth === undefined || output.at(-1) === depth);
}

/** Back through the layers, from what comes out to the least that must come in. */
function inputFor(
  layers: readonly Described[],
  question: Question,
  output: StatedOutput,
): readonly bigint[] | undefined {
  const ample = output.map((size) => size * AMPLE);
  const built = build(layers, { ...question, around: { ...question.around, input: ample } });
  if (!built) return undefined;
  const rank = spatialOf(built.network.input).length;
  const sizes = spatialOf(built.network.input).map((_, axis) => output[axis] ?? output[0]!);
  if (rank === 0) return undefined;
  return traverse(built.network).reduceRight<readonly bigint[] | undefined>(
    (after, step) => after && before(step, after),
    sizes,
  );
}

/** Strides of a whole network fit into it. */
const AMPLE = 64n;

function before({ kind, layer, inputs }: Step, after: readonly bigint[]): readonly bigint[] | undefined {
  const window = kind.window(layer.params, inputs);
  if (window === 'pointwise') return after;
  if (window === 'global' || window.zoom.some((zoom) => zoom !== 1n)) return undefined;
  return after.map((size, axis) => {
    const [kernel, stride, dilation] = [window.kernel[axis]!, window.stride[axis]!, window.dilation[axis]!];
    if (isSame(layer.params)) return size * stride;
    const [rowsBefore, rowsAfter] = window.padding[axis]!;
    return (size - 1n) * stride + span(kernel, dilation) - rowsBefore! - rowsAfter!;
  });
}
