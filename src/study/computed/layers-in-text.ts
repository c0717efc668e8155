import { isLayerName } from '../../engine/notation/names.ts';
import { findRegions } from '../../engine/notation/regions.ts';

/** A question with `@0`, `@1` … in place of the layers and models that it has as code. */
export interface Marked {
  readonly text: string;
  readonly codes: readonly string[];
}

/** Finds layers written as code in a question: calls of Keras and PyTorch, and the shorthand with its `@` or `>`. */
export function markLayers(asked: string): Marked {
  const question = unassigned(asked);
  const codes: string[] = [];
  let text = '';
  let from = 0;
  for (const { start, end } of joined(question, [...calls(question), ...shorthand(question)])) {
    text += `${question.slice(from, start)} @${codes.length} `;
    codes.push(question.slice(start, end).trim());
    from = end;
  }
  return { text: text + question.slice(from), codes };
}

/** “padding=?” asks for it, and the `x =` before a line of code and words would make it all code. */
function unassigned(question: string): string {
  const asking = question.replace(/=(?=\s*\?)/g, ' ');
  return asking.includes('\n') ? asking : asking.replace(/^\s*\w+\s*=\s*(?=[\w.]+\()/, '');
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function calls(question: string): readonly Span[] {
  return findRegions(question, isLayerName).regions.filter(
    ({ start, end }) => end > start && isCode(question.slice(start, end)),
  );
}

/** A call of a layer; not `size (3, 3)`, nor an assignment that stands in a sentence. */
function isCode(text: string): boolean {
  const name = /^\s*(?:\w+\s*=\s*)?((?:[A-Za-z_]\w*\s*\.\s*)*)([A-Za-z_]\w*)/.exec(text)?.[2];
  return (
    name !== undefined &&
    text.includes('(') &&
    !NO_CALL.test(text) &&
    !/\(\s*(?:[kspd]|(?:kernel|stride|padding|dilation)\w*)\s*=/.test(text) &&
    (isLayerName(name) || /^Sequential$/i.test(name))
  );
}

/** In lower case and with a blank before the bracket, a layer's name is a word. */
const NO_CALL = /^[a-z]+(?:\s|\((?![\s\d'"a-z]))/;

const HEAD = String.raw`(?:\d+\s?x\s)?(?:\d+@|(?:conv|dwconv|sepconv|deconv|depthwise|separable|maxpool|avgpool|pool|dense|fc|linear|flatten|relu|bn|batchnorm|gap|dropout|up|upsample)(?:[123]d)?(?![a-z]))`;
const BRACKETS = String.raw`(?:\s?\((?:[^()]|\([^()]*\))*\))?`;
const AT =
  /(?:\d+\s?x\s)?\d+@\d+(?:[x×]\d+)*(?:\s(?:[spdg]\d+(?:x\d+)*|same|valid|relu|nobias|tanh|sigmoid)\b)*/gi;

function shorthand(question: string): readonly Span[] {
  const found = [...question.matchAll(AT)].map((match) => spanOf(match.index, match[0]));
  const chain = new RegExp(
    String.raw`(?<![\w>])${HEAD}[^>?!]{0,40}(?:\s(?:>|->|→)\s${HEAD}${BRACKETS}(?:\s?(?:\d[\dx@-]*|[spdg]\d+|same|relu|nobias)\b)*)+`,
    'gi',
  );
  const chains = [...question.matchAll(chain)].map((match) => spanOf(match.index, match[0]));
  return [...chains, ...found.filter((one) => !chains.some((other) => within(one, other)))];
}

function spanOf(start: number, text: string): Span {
  return { start, end: start + text.trimEnd().length };
}

function within(one: Span, other: Span): boolean {
  return one.start >= other.start && one.end <= other.end;
}

/** In order; what only an arrow or a “then” stands between is one model. */
function joined(question: string, spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const last = result.at(-1);
    if (last && span.start < last.end) continue;
    const between = last && question.slice(last.end, span.start);
    if (last && /^\s*(?:>|->|→|,?\s*(?:and\s)?then|,?\s*followed by(?: an?)?|\+|,)\s*$/i.test(between!)) {
      result[result.length - 1] = { start: last.start, end: span.end };
    } else result.push(span);
  }
  return result;
}
