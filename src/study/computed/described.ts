import { LAYER, type Scan, scan, takeFirst } from './scan.ts';

/** A layer as a question describes it, in words or as code. Sizes are as typed: `3x3`, `7`. */
export interface Described {
  readonly kind: Kind;
  /** How many of it stand one behind the other; absent where the text does not say it. */
  readonly count?: number;
  /** The place of its code among the codes of the question. */
  readonly code?: number;
  readonly kernel?: string;
  readonly stride?: string;
  /** `same`, `valid` or rows. */
  readonly padding?: string;
  readonly outputPadding?: string;
  readonly dilation?: string;
  readonly groups?: string;
  /** Filters of a convolution, units of a dense layer. */
  readonly filters?: string;
  readonly bias: boolean;
  /** Whether the text speaks of a stack without saying how high it is. */
  readonly stacked: boolean;
}

type Kind = 'code' | 'conv' | keyof typeof KINDS;

/** The words for kinds other than the plain convolution, and how the shorthand names them. */
const KINDS = {
  separable: /\b(?:depthwise )?separable\b/,
  depthwise: /\bdepthwise\b/,
  transposed: /\btransposed\b/,
  globalpool: /\bglobalpool\b/,
  maxpool: /\bmaxpool\b|(?<!\w)pool(?:ings?|s)?\b/,
  avgpool: /\bavgpool\b/,
  batchnorm: /\bbatchnorm\b/,
  flatten: /\bflatten(?:ing)?\b/,
  relu: /\brelu\b/,
  dense: /\bdense\b/,
} as const;

/** Reads the layers of one side of a question. Undefined where a number stays that nothing is known of. */
export function readDescribed(text: string): readonly Described[] | undefined {
  const layers: Described[] = [];
  let pending: Partial<Described> = {};
  for (const segment of text.split(BETWEEN)) {
    const part = readSegment(segment);
    if (!part) return undefined;
    const last = layers.pop();
    if (isLayer(part)) {
      if (last) layers.push(last);
      layers.push({ ...PLAIN, ...pending, ...part });
      pending = {};
    } else if (last) layers.push({ ...last, ...part });
    else pending = { ...pending, ...part };
  }
  return layers.length === 0 && Object.keys(pending).length > 0 ? [{ ...PLAIN, ...pending }] : layers;
}

const PLAIN = { kind: 'conv', bias: true, stacked: false } as const;

const BETWEEN = /\s?[,;+>]\s?|\b(?:and then|then|followed by|after that|and|plus|before)\b/;

function isLayer(part: Partial<Described>): boolean {
  return part.kind !== undefined || part.kernel !== undefined;
}

/** What a piece between separators says; undefined where a number of it is not understood. */
function readSegment(text: string): Partial<Described> | undefined {
  const from = scan(text);
  const code = from.take(/@(\d+)/, LAYER)?.[0];
  const kind = code === undefined ? kindIn(from) : 'code';
  const part: Partial<Mutable<Described>> = {
    ...set('code', code === undefined ? undefined : Number(code)),
    ...set('kind', kind),
    ...modifiers(from),
    ...(kind === 'code' ? counted(from) : sized(from, kind)),
    ...(from.take(
      /\b(?:no|without|bias) (?:an? |the )?(?:bias(?:es)?|false|none)\b|\bbias-?less\b|\bno-?bias\b/,
    )
      ? { bias: false }
      : {}),
    ...(from.take(/\b(?:stack(?:ed|s|ing)?|several|multiple|chain)\b/) ? { stacked: true } : {}),
  };
  return /\d/.test(from.rest().replace(/\b[123] ?d\b/g, '')) ? undefined : part;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function kindIn(from: Scan): Kind | undefined {
  for (const [kind, pattern] of Object.entries(KINDS)) {
    if (from.take(pattern, LAYER)) return kind as Kind;
  }
  return undefined;
}

function modifiers(from: Scan): Partial<Described> {
  const outputPadding = takeFirst(from, /\boutput padding (?:of )?(\d+)/);
  const padding = takeFirst(
    from,
    /\bpadding (?:size |of |is |mode |type |to )*(same|valid|\d+(?:x\d+)*)(?! ?pixels? (?:image|input))/,
    /\b(same|valid)(?:[- ]padding)?\b(?! (?:size|number|receptive|parameters|channels|output|window|as|field|amount|weights|filters|macs))/,
    /(?<![\dx])(\d+) (?:pixels? )?(?:of )?padding\b/,
  );
  const none = padding === undefined && from.take(/\b(?:no|without(?: any)?) padding\b/);
  return {
    ...set('outputPadding', outputPadding),
    ...set('padding', none ? 'valid' : padding),
    ...set(
      'stride',
      takeFirst(
        from,
        /\bstride (?:size |of |is |by |rate |to |with )*(\d+(?:x\d+)*)/,
        /(?<![\dx])(\d+(?:x\d+)?) stride\b/,
      ),
    ),
    ...set(
      'dilation',
      takeFirst(
        from,
        /\bdilation (?:rate |of |factor |is |by |to )*(\d+(?:x\d+)*)/,
        /(?<![\dx])(\d+) dilation\b/,
      ),
    ),
    ...set('groups', takeFirst(from, /\bgroups? (?:of |is )*(\d+)/, /(?<!\d)(\d+) groups\b/)),
  };
}

/** A number in front of a layer's code. */
function counted(from: Scan): Partial<Described> {
  const count = takeFirst(from, /(?<!\S)(\d+)(?: times| layers(?: of)?| stacked| consecutive| x)?\s+(?=¤)/);
  return set('count', count === undefined ? undefined : Number(count));
}

/** Kernel, number of filters and number of layers. */
function sized(from: Scan, kind: Kind | undefined): Partial<Described> {
  if (kind === 'dense') return set('filters', takeFirst(from, UNITS, /(?<!\S)(\d+)(?!\S)/));
  const alone = /\b(?:an?|each|every|one) \d+x\d+(?:x\d+)? filter\b(?! size)/.test(from.rest());
  const filters = takeFirst(
    from,
    /(?<![\dx])(\d+)(?= \d+x\d+(?:x\d+)? (?:filters?|kernels?|feature maps)\b(?! size))/,
    /(?<![\dx])(\d+) (?:different |such |output )?(?:filters?|kernels?|feature maps?|maps|neurons|of them)\b(?! size)/,
    /\b(?:filters|feature maps|number of filters)(?: number)? (?:of |is |are )?(\d+)(?![\dx])/,
    /\bconv (\d+)(?= \d+x)/,
  );
  const count = takeFirst(
    from,
    /(?<![\dx])(\d+) (?:stacked |consecutive |such |sequential |layers of |conv layers of |conv of |times )*(?=\d+x\d+)/,
    /(?<!(?:kernel|size|stride|padding|dilation|groups|filters) )(?<![\dx])(\d+)\s+(?:stacked |consecutive |such |sequential |plain )*(?:layers?|conv|times|of these|¤)(?: |$)/,
  );
  const kernel = takeFirst(
    from,
    /\b(?:kernel|filters?|window|conv|patch)(?: size| shape)? ?(?:of |is |with |size )*(\d+(?:x\d+)*)/,
    /(?<![\dx])(\d+x\d+(?:x\d+)?)\b/,
    /(?<![\dx])(\d+) (?:kernel|filter size|window)\b/,
    ...(kind === undefined ? [] : [/¤\s+(?:of |size |with )*(\d+)(?![\dx])/, /(?<!\S)(\d+)\s+¤/]),
  );
  // Up to ten things of one size are layers, more are filters: “3 3x3” and “64 3x3”.
  const many = count !== undefined && filters === undefined && Number(count) > 10;
  return {
    ...set('kernel', kernel),
    ...set('filters', many ? count : (filters ?? (alone ? '1' : undefined))),
    ...set('count', count === undefined || many ? undefined : Number(count)),
  };
}

const UNITS = /(?<![\dx])(\d+) (?:units?|neurons|outputs?|classes|nodes|output features)\b/;

function set<K extends keyof Described>(key: K, value: Described[K] | undefined): Partial<Described> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Described>);
}
