import type { Unknown } from './asked.ts';
import { type Scan, takeFirst } from './scan.ts';

/** What has to come out of a layer that is looked for. */
export interface Target {
  /** The size on one axis that goes in. */
  readonly from?: bigint;
  readonly to?: bigint;
  /** Whether the same size has to come out. */
  readonly keeps?: boolean;
  readonly halves?: boolean;
  readonly parameters?: bigint;
  /** The receptive field that is wanted. */
  readonly field?: bigint;
}

const SIZE = String.raw`(?:an? |the )?(?:input |output |image |map |size )*(?:of |size )*(\d+)(?:x\d+)*`;

/** Takes what is wanted out of the text, as far as the unknown calls for it. */
export function readTarget(from: Scan, unknown: Unknown | undefined): Target {
  if (unknown === undefined) return {};
  if (unknown === 'layers') {
    const wanted = fieldWanted(from);
    return wanted.field === undefined ? sizes(from) : wanted;
  }
  if (unknown === 'dilation') {
    const wanted = fieldWanted(from);
    if (wanted.field !== undefined) return wanted;
  }
  if (unknown === 'filters' || unknown === 'channels')
    return number(
      'parameters',
      takeFirst(from, /\b(\d+) (?:parameters|weights|numbers)\b/, /\bparameters (?:of |is |to be )?(\d+)/),
    );
  return { ...halving(from), ...sizes(from) };
}

function fieldWanted(from: Scan): Target {
  return number(
    'field',
    takeFirst(
      from,
      /\b(?:see|sees|seeing|stretche?s? over|measures?|reach over|spans?|cover|covers|reach|reaches|get|is|until|match|matches|equal|equals|replace|replaces|like|as)\b (?:to )?(?:an? |the |exactly |as much as )*(?:whole |same )?(?:receptive field (?:of |as )?|window of |area of |patch of |region of )?(?:an? )?(\d+)(?:x\d+)?(?! (?:conv )?layers)/,
      /\breceptive field (?:of |as |is |size |exactly |at least )*(?:an? )?(\d+)(?:x\d+)?/,
      /(?<![\dx])(\d+)(?:x\d+)? receptive field\b/,
    ),
  );
}

function halving(from: Scan): Target {
  const halved = from.take(
    /\bhal(?:f|ves?|ving|ved)(?: (?:of|the|an?|size|input|image|map))*(?: (\d+)(?:x\d+)*)?/,
  );
  return halved ? { halves: true, ...number('from', halved[0]) } : {};
}

function sizes(from: Scan): Target {
  const pair =
    from.take(
      new RegExp(
        String.raw`\b(?:from|makes?|turns?|maps?|goes|go|takes?|take|reduces?|bring|brings|get|gets|come|comes|shrinks?) ${SIZE} (?:down )?(?:in)?to ${SIZE}\b`,
      ),
    ) ??
    from.take(
      /\binput (?:size )?(?:of |is )?(\d+)(?:x\d+)*(?: and|,)? (?:an? |the )?output (?:size )?(?:of |is )?(\d+)(?:x\d+)*/,
    ) ??
    from.take(
      /(?<![\dx])(\d+)(?:x\d+)? (?:(?:should |must |shall |has to )?(?:becomes?|stays?|be|turns|goes|shrinks) )?(?:down )?(?:in)?(?:to )?(?<=to |becomes? |stays? |be )(\d+)(?:x\d+)?\b/,
    );
  const inOut = pair ?? from.take(/(?<![\dx])(\d+)(?:x\d+)? in,? (?:and )?(\d+)(?:x\d+)? out\b/);
  if (inOut) return { from: BigInt(inOut[0]!), to: BigInt(inOut[1]!) };
  const back = from.take(
    new RegExp(
      String.raw`\b(?:gives?|gets?|giving|get|yields?|produces?|outputs?|makes?|have|obtain|wants?) ${SIZE} (?:pixels )?(?:output )?(?:from|on|for|out of|with input|with an input of|given) ${SIZE}\b`,
    ),
  );
  if (back) return { from: BigInt(back[1]!), to: BigInt(back[0]!) };
  const comes = from.take(
    /(?<![\dx])(\d+)(?:x\d+)? (?:goes|go|comes) in\b.*?(?<![\dx])(\d+)(?:x\d+)? (?:must |should |shall |has to |have to |comes? |to )*(?:comes? out|leave)\b/,
  );
  if (comes) return { from: BigInt(comes[0]!), to: BigInt(comes[1]!) };
  const kept = KEPT.map((pattern) => from.take(pattern)).find((groups) => groups !== undefined);
  if (kept) return { keeps: true, ...number('from', kept[0]) };
  const out = takeFirst(
    from,
    new RegExp(
      String.raw`\b(?:gives?|giving|yields?|produces?|outputs?|to get|to have|leads to|results? in|result (?:should |must )?(?:be|is)|output (?:should |must )?(?:be|is)) ${SIZE}\b(?! (?:kernel|filter|conv))`,
    ),
  );
  return number('to', out);
}

const FILLING =
  '(?: (?:the|an?|input|output|same|spatial|image|feature map|map|size|resolution|dimensions?|shape|of|at|on|as|for|is|it))*';
const KEPT = [
  new RegExp(
    String.raw`\b(?:out(?:put)? (?:has to|must|should) equals? (?:the )?in(?:put)?|leaves?(?= .*as it was)|not change|not shrink|not shrunk|leaves?(?= .*unchanged)|keeps?|keeping|preserves?|maintains?|stays?|retains?|holds?)\b${FILLING}(?: (\d+)(?:x\d+)*\b(?!x)(?! (?:kernel|filter|window|conv)))?`,
  ),
  new RegExp(
    String.raw`\bsame (?:output |spatial |input )?(?:size|resolution|dimensions?|shape)\b${FILLING}(?: (\d+)(?:x\d+)*)?`,
  ),
  /\bsame (?:spatial )?output\b|\bsame$/,
  /\boutput (?:size )?(?:is |be |to be )?(?:the )?input\b(?: size)?/,
  /\b(?:output|size) (?:is )?(?:equals?|same as|the same as|unchanged)(?: (?:the )?input)?/,
];

function number(key: 'from' | 'to' | 'parameters' | 'field', text: string | undefined): Target {
  return text === undefined ? {} : { [key]: BigInt(text) };
}
