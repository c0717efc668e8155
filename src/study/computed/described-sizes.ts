import type { Described, Kind } from './described.ts';
import { type Scan, takeFirst } from './scan.ts';

/** Stride, padding, dilation and groups. */
export function modifiers(from: Scan): Partial<Described> {
  const outputPadding = takeFirst(from, /\boutput padding (?:of )?(\d+)/);
  const none = from.take(/\b(?:no|without(?: any)?) padding\b/);
  const padding = takeFirst(
    from,
    /\bpadding (?:size |of |is |mode |type |to |only |just |by )*(same|valid|\d+(?:x\d+)*)(?! ?pixels? (?:image|input))/,
    /\b(same|valid)(?:[- ]padding)?\b(?! (?:size|number|receptive|parameters|channels|c channels|output|window|as|field|amount|weights|filters|macs))/,
    /(?<![\dx])(\d+) (?:pixels? )?(?:of )?padding\b/,
  );
  return {
    ...set('outputPadding', outputPadding),
    ...set('padding', none ? 'valid' : padding),
    ...set(
      'stride',
      takeFirst(
        from,
        /\bstride (?:size |of |is |by |rate |to |with |only |just )*(\d+(?:x\d+)*)/,
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
export function counted(from: Scan): Partial<Described> {
  const count = takeFirst(
    from,
    /(?<!\S)(\d+)(?: times| layers(?: of)?| stacked| consecutive| x)?\s+(?=¤)/,
    /(?<=¤.*)(?<!\S)(\d+) times\b/,
  );
  return set('count', count === undefined ? undefined : Number(count));
}

/** Kernel, number of filters and number of layers. */
export function sized(from: Scan, kind: Kind | undefined): Partial<Described> {
  if (kind === 'dense') return set('filters', takeFirst(from, UNITS, /(?<!\S)(\d+)(?!\S)/));
  const alone = /\b(?:an?|each|every|one) \d+x\d+(?:x\d+)? filter\b(?! size)/.test(from.rest());
  const filters = takeFirst(
    from,
    /(?<![\dx])(\d+)(?= \d+x\d+(?:x\d+)? (?:filters?|kernels?|feature maps|windows)\b(?! size))/,
    /(?<![\dx])(\d+) (?:different |such |output )?(?:filters?|kernels?|windows|feature maps?|maps|neurons)\b(?! size)/,
    /\b(?:filters|feature maps|number of filters)(?: number)? (?:of |is |are )?(\d+)(?![\dx])/,
    /\bconv (\d+)(?= \d+x)/,
    /\((\d+)(?: filters| maps| channels)?\)/,
    /\bto (\d+)(?: channels| filters| maps|(?= ?(?:[?.,;]|$))|(?= (?:cheaper|more|fewer|less|lighter|heavier|smaller|bigger|larger)\b))/,
  );
  const count = takeFirst(
    from,
    /(?<![\dx])(\d+)\s+(?:~\s+|stacked |consecutive |such |sequential |layers of |conv layers of |conv of |times )*(?=\d+x\d+)/,
    /(?<!(?:kernel|size|stride|padding|dilation|groups|filters) )(?<![\dx])(\d+)\s+(?:~\s+|stacked |consecutive |such |sequential |plain )*(?:(?=conv \d)|(?:layers?|conv|times|of (?:these|those|them)|¤)(?!\w))/,
  );
  const kernel = takeFirst(
    from,
    /\b(?:kernels?|filters?|windows?|conv|patch)(?: size| shape)? ?(?:of |is |with |size )*(\d+(?:x\d+)*)/,
    /(?<![\dx])(\d+x\d+(?:x\d+)?)\b/,
    /(?<![\dx])(\d+) (?:wide )?(?:kernel|filter size|window)\b/,
    /\bof (?:size|length|width|side) (\d+(?:x\d+)*)/,
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

/** An entry where there is a value. */
export function set<K extends keyof Described>(key: K, value: Described[K] | undefined): Partial<Described> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Described>);
}
