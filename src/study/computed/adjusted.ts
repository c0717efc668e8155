import { type Described, FLATTEN } from './described.ts';
import type { Scan } from './scan.ts';

/** What the whole question says of its layers. */
interface Whole {
  /** As plain text, and as it was typed. */
  readonly text: string;
  readonly question: string;
  readonly codes: readonly string[];
  readonly lastFilters: string | undefined;
}

/** The layers of one side with what the question says of them elsewhere: a flatten, biases, the filters of the last one. */
export function adjusted(layers: readonly Described[], whole: Whole): readonly Described[] {
  const { text, question, codes, lastFilters } = whole;
  const named =
    layers.length > 1
      ? layers.filter(({ kind, filters }) => kind !== 'dense' || filters !== undefined)
      : layers;
  const flat = stacked(flattened(withoutSecondFlatten(named, codes), text, codes), question);
  const filled = lastFilters === undefined ? flat : withLastFilters(flat, lastFilters);
  const fed = INPUTS.test(text) && layers.length > 1 ? withoutLastDense(filled, codes) : filled;
  const vector = VECTOR.test(text) ? flattenedLast(fed) : fed;
  return BIASLESS.test(text) ? vector.map((layer) => ({ ...layer, bias: false })) : vector;
}

/** “The last maps are 5x5x16. How long is the vector?” names no layer but the flattening. */
export function flattensAlone(layers: readonly Described[], text: string): boolean {
  return VECTOR.test(text) && layers.every(({ kind, filters }) => kind === 'dense' && filters === undefined);
}

/** Takes “the last conv has 64 filters” out of the text. */
export function lastFiltersIn(from: Scan): string | undefined {
  return from.take(
    /\blast (?:conv|layer|block|one) (?:has|with|of) (\d+) (?:filters|channels|maps|kernels)\b/,
  )?.[0];
}

function withLastFilters(layers: readonly Described[], filters: string): readonly Described[] {
  const last = layers.findLastIndex(({ kind }) => kind === 'conv');
  return layers.map((layer, index) => (index === last ? { ...layer, filters } : layer));
}

/** “…, Flatten(). Units after flatten?” names it twice. */
function withoutSecondFlatten(layers: readonly Described[], codes: readonly string[]): readonly Described[] {
  const written = codes.some((code) => /flatten/i.test(code));
  return written && layers.at(-1)?.kind === 'flatten' ? layers.slice(0, -1) : layers;
}

/** “How many inputs has this dense layer?” asks for what comes out before it. */
const INPUTS = /\bhow many inputs (?:has|have|does|do|needs?)\b|\bin features\b/;

function withoutLastDense(layers: readonly Described[], codes: readonly string[]): readonly Described[] {
  const last = layers.at(-1);
  const isDense =
    last?.kind === 'dense' || /^\s*(?:[\w.]+\.)?(?:Dense|Linear)\s*\(/.test(codes[last?.code ?? -1] ?? '');
  return layers.length > 1 && isDense ? layers.slice(0, -1) : layers;
}

/** A vector is asked for, which is flat whether the question says that it is flattened or not. */
const VECTOR =
  /\bin features\b(?! (?:and|with|from|is|are|of) \d)|\b(?:length|size) of the vector\b|\bvector (?:length|size)\b|\bhow long is (?:the|this) vector\b/;

function flattenedLast(layers: readonly Described[]): readonly Described[] {
  return layers.some(
    ({ kind }) => kind === 'flatten' || kind === 'dense' || kind === 'code' || kind === 'globalpool',
  )
    ? layers
    : [...layers, FLATTEN];
}

/** What is said of biases without saying whose. */
const BIASLESS =
  /\b(?:both|all|every|everywhere|anywhere|each|in and out and) (?:are |is |with)?(?:without|with no|no) bias|\bno bias(?:es)? (?:anywhere|at all|everywhere)|^with .*\bno bias|\b(?:and|,) no bias\W*$|\bbias(?:es)? (?:is |are )?(?:ignored|neglected|not counted)|\ball without bias\b/;

/** “How many features after flatten, if I use …” names the last layer first, “Dense(10) after a flatten” as well. */
function flattened(
  layers: readonly Described[],
  text: string,
  codes: readonly string[],
): readonly Described[] {
  if (
    /\b(?:when|if|after) (?:i |we |you |it is |being )*flatten/.test(text) &&
    layers.length > 0 &&
    layers.every(({ kind }) => kind !== 'flatten' && kind !== 'code')
  )
    return [...layers, FLATTEN];
  const words = layers.some(({ kind }) => kind !== 'code');
  if (words || layers.length === 0 || codes.some((code) => /flatten/i.test(code))) return layers;
  if (/\bflatten\w*\b.*\b(?:in|into|to|through) @\d/.test(text)) return [FLATTEN, ...layers];
  if (/\bflatten(?:ed|ing)?\b.*@\d|@\d.*\bhow many\b.*\bflatten/.test(text)) return [...layers, FLATTEN];
  return /@\d.*\bafter\b.*\bflatten/.test(text) ? [FLATTEN, ...layers] : layers;
}

/** “15 3x3 conv layers” are layers, and “64 3x3” filters. */
function stacked(layers: readonly Described[], question: string): readonly Described[] {
  const height = /\b(\d+) \d+ ?x ?\d+ (?:conv\w* )?layers\b/i.exec(question)?.[1];
  return layers.map((layer) => {
    if (height === undefined || layer.filters !== height || layer.count !== undefined) return layer;
    const { filters, ...rest } = layer;
    return { ...rest, count: Number(filters) };
  });
}
