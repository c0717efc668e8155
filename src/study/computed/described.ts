import { counted, modifiers, set, sized } from './described-sizes.ts';
import { type Place, takePlace, withOne } from './one-of.ts';
import { LAYER, type Scan, scan } from './scan.ts';

/** A layer as a question describes it, in words or as code. Sizes are as typed: `3x3`, `7`. */
export interface Described {
  readonly kind: Kind;
  /** How many of it stand one behind the other; absent where the text does not say it. */
  readonly count?: number;
  /** Along how many axes it slides, where the text says that it is not two. */
  readonly axes?: 1 | 3;
  /** The place of its code among the codes of the question. */
  readonly code?: number;
  readonly kernel?: string;
  readonly stride?: string;
  /** `same`, `valid` or rows. */
  readonly padding?: string;
  readonly outputPadding?: string;
  readonly dilation?: string;
  readonly groups?: string;
  /** The channels that come in, where this layer says it. */
  readonly channels?: string;
  /** Filters of a convolution, units of a dense layer. */
  readonly filters?: string;
  readonly bias: boolean;
  /** Whether the text speaks of a stack without saying how high it is. */
  readonly stacked: boolean;
  /** Whether the text says it of all layers. */
  readonly forAll?: boolean;
}

export type Kind = 'code' | 'conv' | keyof typeof KINDS;

/** The words for kinds other than the plain convolution, and how the shorthand names them. */
const KINDS = {
  separable: /\b(?:depthwise )?separable\b/,
  depthwise: /\bdepthwise\b/,
  transposed: /\btransposed\b/,
  globalpool: /\bglobalpool\b|\bglobal(?:average|max)pooling\w*/,
  maxpool: /\bmaxpool\b|(?<!\w)pool(?:ings?|s)?\b/,
  avgpool: /\bavgpool\b/,
  batchnorm: /\bbatchnorm\b/,
  flatten: /\bflatten(?:ing|ed|s)?\b/,
  relu: /\brelu\b/,
  dense: /(?<!without (?:the |any )?)\bdense\b|\blinear\b(?= (?:with|to|from) \d| with(?:out)? (?:a )?bias)/,
} as const;

/** Reads the layers of one side of a question. Undefined where a number stays that nothing is known of. */
export function readDescribed(text: string): readonly Described[] | undefined {
  let layers: readonly Described[] = [];
  let pending: Partial<Described> = {};
  for (const segment of text.split(BETWEEN)) {
    const part = readSegment(segment);
    if (!part) return undefined;
    if (part.kind === 'flatten') {
      if (part.kernel ?? part.filters ?? part.count) return undefined;
      layers = [...layers.map((layer) => withDefaults(layer, part)), FLATTEN];
      continue;
    }
    const last = layers.at(-1);
    if (isLayer(part) && !(last && completes(part, last))) {
      layers = [...layers, { ...PLAIN, ...pending, ...part }];
      pending = {};
    } else if (!last) pending = { ...pending, ...part };
    else {
      const told = withPiece(layers, last, part);
      if (!told) return undefined;
      layers = told;
    }
  }
  if (layers.length === 0) return Object.keys(pending).length > 0 ? [{ ...PLAIN, ...pending }] : [];
  // “… then flatten. Flatten length?” flattens once.
  return layers.filter(({ kind }, at) => kind !== 'flatten' || layers[at - 1]?.kind !== 'flatten');
}

const PLAIN = { kind: 'conv', bias: true, stacked: false } as const;

/** A layer that makes a vector of a map. */
export const FLATTEN: Described = { ...PLAIN, kind: 'flatten' };

/** A piece between separators: a layer, or what is said of those before it. */
type Piece = Partial<Described> & { readonly place?: Place };

/** The layers with what is said of one of them, of all or of the last; undefined where it contradicts what was said. */
function withPiece(
  layers: readonly Described[],
  last: Described,
  { place, ...said }: Piece,
): readonly Described[] | undefined {
  if (place !== undefined) return withOne(layers, place, said);
  if (isForAll(said, last)) return layers.map((layer) => withDefaults(layer, said));
  return contradicts(said, last) ? undefined : [...layers.slice(0, -1), { ...last, ...said }];
}

const BETWEEN = /\s?[,;+>]\s?|\b(?:and then|then|followed by|after that|and|plus|before)\b/;

/** “A transposed convolution, kernel 3”: the window of the layer that was named. */
function completes(part: Partial<Described>, last: Described): boolean {
  return part.kind === undefined && last.kernel === undefined && WINDOWED.has(last.kind);
}

const WINDOWED: ReadonlySet<Kind> = new Set(['separable', 'depthwise', 'transposed', 'maxpool', 'avgpool']);

/** “…, no padding” behind a pool, and “all with stride 1”: what is said of none in particular holds for every convolution. */
function isForAll(part: Partial<Described>, last: Described): boolean {
  return part.forAll === true || (!SLIDES.has(last.kind) && Object.keys(part).length > 0);
}

function withDefaults(layer: Described, { padding, stride, dilation, bias }: Partial<Described>): Described {
  if (layer.kind !== 'conv' && layer.kind !== 'code') return layer;
  return {
    ...set('padding', padding),
    ...set('stride', stride),
    ...set('dilation', dilation),
    ...layer,
    ...(bias === false ? { bias } : {}),
    ...(layer.kind === 'code' ? { forAll: true } : {}),
  };
}

/** “3x3 with dilation 1 and dilation 2” may be two layers or a slip: what was said first is not overwritten. */
function contradicts(part: Partial<Described>, last: Described): boolean {
  return (['stride', 'dilation', 'padding'] as const).some(
    (key) => part[key] !== undefined && last[key] !== undefined && part[key] !== last[key],
  );
}

const SLIDES: ReadonlySet<Kind> = new Set(['code', 'conv', 'separable', 'depthwise', 'transposed', 'dense']);

function isLayer(part: Partial<Described>): boolean {
  return part.kind !== undefined || part.kernel !== undefined;
}

/** What a piece between separators says; undefined where a number of it is not understood. */
function readSegment(text: string): Piece | undefined {
  const from = scan(text);
  const code = from.take(/@(\d+)/, LAYER)?.[0];
  const kind = code === undefined ? kindIn(from) : 'code';
  const through = from.take(
    /(?<![\dx])(?:from )?(\d+) (?:channels )?(?:down )?to (\d+)(?: channels)?\b(?![\dx]| to \d)/,
  );
  const part: Partial<Mutable<Described>> = {
    ...axesIn(from),
    ...(through ? { channels: through[0]!, filters: through[1]! } : {}),
    ...set('code', code === undefined ? undefined : Number(code)),
    ...set('kind', kind),
    ...modifiers(from),
    ...(kind === 'code' ? counted(from) : sized(from, kind)),
    ...(from.take(
      /\b(?:no|without|bias) (?:an? |the )?(?:bias(?:es)?|false|none)\b|\bbias-?less\b|\bbias (?:is )?off\b|\bbias-free\b|\bno-?bias\b/,
    )
      ? { bias: false }
      : {}),
    ...(isSaidOfAll(from, kind) ? { forAll: true } : {}),
    ...(from.take(/\b(?:stack(?:ed|s|ing)?|several|multiple|chain)\b/) ? { stacked: true } : {}),
  };
  const sets = part.stride ?? part.padding ?? part.dilation ?? part.filters ?? part.groups;
  const place = sets === undefined ? undefined : takePlace(from);
  if (/\d/.test(from.rest().replace(/\b[123] ?d\b/g, ''))) return undefined;
  if (place === undefined) return part;
  // “Three 3x3 convs and the first with stride 2” is not about all three.
  if (isLayer(part)) return (part.count ?? 1) === 1 ? part : undefined;
  return { ...part, place };
}

/** “Every conv is padded” beside the code of another layer is about the convolutions. */
function isSaidOfAll(from: Scan, kind: Kind | undefined): boolean {
  if (kind === 'code') return from.take(/\b(?:all|every|each) conv\b/) !== undefined;
  return (
    from.take(/\b(?:all|every|everywhere|throughout|each|(?:others?|rest|remaining)(?: \d| ones)?)\b/) !==
      undefined && kind === undefined
  );
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function axesIn(from: Scan): Pick<Described, 'axes'> {
  const axes = from.take(/\b([13]) ?d\b/)?.[0];
  return axes === undefined ? {} : { axes: axes === '1' ? 1 : 3 };
}

function kindIn(from: Scan): Kind | undefined {
  for (const [kind, pattern] of Object.entries(KINDS)) {
    if (from.take(pattern, LAYER)) return kind as Kind;
  }
  return undefined;
}
