import { formatCount, formatRatio } from '../../engine/analysis/format.ts';
import { ratio, toNumber } from '../../engine/analysis/ratio.ts';
import type { ComputedAnswer } from './answer.ts';
import type { Figure } from './asked.ts';
import type { Built } from './build.ts';
import { plainCount } from './figures.ts';
import { capital, MANY } from './label.ts';
import { buildBoth, NO_CHANNELS } from './pair.ts';
import type { Question } from './question.ts';

/** Sets two sides against each other; undefined where one does not say enough. */
export function compareSides(question: Question): ComputedAnswer | undefined {
  const pair = buildBoth(question);
  if (!pair) return undefined;
  // Which of them “the plain one” is, is not read.
  if (/\b(?:is|are|has|does) the (?!first|second)(?:\w+ )?one\b/.test(question.text)) return undefined;
  const swapped = SECOND.test(question.text);
  const { assumptions } = pair;
  const [a, b] = swapped ? [pair.b, pair.a] : [pair.a, pair.b];
  if (question.around.input?.length === 1 && isFlat(a) !== isFlat(b)) return undefined;
  const figure = comparedFigure(question);
  if (!figure) return undefined;
  const [ofA, ofB] = [plainCount(figure, a), plainCount(figure, b)];
  if (ofA === null || ofB === null) return undefined;
  const found: Found = { a, b, figure, ofA, ofB, assumptions };
  const said =
    figure === 'receptive field' ? assumptions.filter((one) => !one.startsWith(NO_CHANNELS)) : assumptions;
  return { ...verdict(askedIn(question.text), found), assumptions: said };
}

/** “Does the first one need more …?” names what it is set against before. */
const FIRST = /\bthe (?:first|former|second|latter|other)\b/;

/** “Does the second one need more …?” sets the second against the first. */
const SECOND = /\b(?:is|are|has|have|does|do|will|would|can) the (?:second|latter|other)(?: one| layer)?\b/;

/** The sentence that compares, where others stand before it. */
function askedIn(text: string): string {
  return text.split(/(?<=[.!?:]) /).find((sentence) => /\bthan\b/.test(sentence)) ?? text;
}

/** One size is the input of a dense layer or a side of a map, and not both. */
function isFlat({ network }: Built): boolean {
  return network.nodes[0]?.layer.kind === 'dense';
}

interface Found {
  readonly a: Built;
  readonly b: Built;
  readonly figure: Figure;
  readonly ofA: bigint;
  readonly ofB: bigint;
  readonly assumptions: readonly string[];
}

/** “Cheaper” and “lighter” without more are about parameters. */
function comparedFigure({ figure, text }: Question): Figure | undefined {
  const isOfWidth = figure === 'output' && /\b(?:sees?|looks?|spans?|covers?)\b/.test(text);
  if (figure !== undefined && !isOfWidth) return figure;
  if (/\b(?:sees?|seen|looks?|spans?|covers?|reach\w*|wider|view|wide|patch|context)\b/.test(text))
    return 'receptive field';
  return /\b(?:cheap|cheaper|cheapest|expensive|costs?|lighter|heavier|smaller|bigger|larger)\b/.test(text)
    ? 'parameters'
    : undefined;
}

const UP =
  /\b(?:more|bigger|larger|higher|greater|most|heavier|wider|increase|expensive|costlier|exceeds?|further|farther)\b/;
const DOWN =
  /\b(?:fewer|less|smaller|lower|cheaper|cheapest|cheap|fewest|least|lighter|narrower|reduces?|saves?)\b/;
const WHICH = /\b(?:which|what|who)\b/;
const EQUAL =
  /\b(?:same(?! padding)|equal|equals|as many|as much|as (?:wide|large|big|far)|equally|identical)\b/;

function verdict(text: string, found: Found): Omit<ComputedAnswer, 'assumptions'> {
  const { a, b, figure, ofA, ofB } = found;
  const steps = [`${a.label}: ${workedOut(a, figure)}`, `${b.label}: ${workedOut(b, figure)}`];
  const shared = {
    quantity: 'comparison' as const,
    steps,
    request: { command: 'compare', args: { a: a.args.model, b: b.args.model, ...sharedInput(a, b) } },
  };
  const outcome = outcomeText(found);
  if (/\bhow (?:many times|much|many)\b|\bratio\b|\btimes (?:more|fewer|less|as)\b|\bdifference\b/.test(text))
    return amount(text, found, shared, outcome);
  if (
    /^(?:\W*(?:so|but|and|ok|true or false)\W+)*(?:is|are|does|do|has|have|will|would|can)\b/.test(text) ||
    !WHICH.test(text)
  ) {
    const holds = holdsOf(text, ofA, ofB);
    if (holds !== undefined)
      return { ...shared, value: holds, unit: '', sentence: `${holds ? 'Yes' : 'No'}: ${outcome}` };
  }
  const wantsLess = DOWN.test(text);
  const winner = ofA === ofB ? 'equal' : ofA > ofB !== wantsLess ? a.label : b.label;
  return {
    ...shared,
    value: winner,
    unit: figure,
    sentence: ofA === ofB || !WHICH.test(text) ? capital(outcome) : `${winner}: ${outcome}`,
  };
}

/** Whether the first side stands to the second as the text says; undefined where it says nothing of that. */
function holdsOf(text: string, ofA: bigint, ofB: bigint): boolean | undefined {
  const negated = /\b(?:not|never|no)\b(?! bias| padding| stride| dilation)/.test(text);
  const atLeast = /\bat least (?:as )?(?:large|big|wide|many|much)\b/.test(text);
  const said = atLeast
    ? ofA >= ofB
    : EQUAL.test(text) && !((/\bthan\b/.test(text) || FIRST.test(text)) && (DOWN.test(text) || UP.test(text)))
      ? ofA === ofB
      : DOWN.test(text)
        ? ofA < ofB
        : UP.test(text)
          ? ofA > ofB
          : undefined;
  return said === undefined ? undefined : said !== negated;
}

function amount(
  text: string,
  { ofA, ofB, figure }: Found,
  shared: Pick<ComputedAnswer, 'quantity' | 'steps' | 'request'>,
  outcome: string,
): Omit<ComputedAnswer, 'assumptions'> {
  const [most, least] = ofA > ofB ? [ofA, ofB] : [ofB, ofA];
  if (/\bdifference\b|\bhow many (?:more|fewer)\b/.test(text) && !/\btimes\b/.test(text)) {
    const steps = [
      ...shared.steps,
      `${formatCount(most)} − ${formatCount(least)} = ${formatCount(most - least)}`,
    ];
    return { ...shared, steps, value: most - least, unit: figure, sentence: outcome };
  }
  const factor = ratio(most, least);
  const steps = factor
    ? [...shared.steps, `${formatCount(most)} / ${formatCount(least)} = ${formatRatio(factor)}`]
    : shared.steps;
  return { ...shared, steps, value: factor ? toNumber(factor) : '?', unit: 'times', sentence: outcome };
}

function outcomeText({ a, b, figure, ofA, ofB }: Found): string {
  const what = NOUNS[figure];
  const [one, many] = figure === 'receptive field' ? ['sees', 'see'] : ['has', 'have'];
  if (ofA === ofB) return `both ${many} ${formatCount(ofA)} ${what}.`;
  const [more, fewer, most, least] = ofA > ofB ? [a, b, ofA, ofB] : [b, a, ofB, ofA];
  const factor = ratio(most, least);
  const times = factor === null ? '' : `: ${formatRatio(factor)} times as many`;
  return `${more.label} ${MANY.test(more.label) ? many : one} ${formatCount(most)} ${what}, ${fewer.label} ${formatCount(least)}${times}.`;
}

const NOUNS: Readonly<Record<Figure, string>> = {
  parameters: 'parameters',
  weights: 'weights',
  biases: 'biases',
  macs: 'MACs',
  flops: 'FLOPs',
  memory: 'output values',
  'parameter memory': 'parameters',
  activations: 'output values',
  output: 'output positions along an axis',
  'receptive field': 'input positions along an axis',
};

function workedOut(built: Built, figure: Figure): string {
  const { layers } = built.summary;
  const formulas = layers
    .map(({ formula }) => (figure === 'macs' || figure === 'flops' ? formula.macs : formula.parameters))
    .filter((formula) => formula !== '0');
  const count = formatCount(plainCount(figure, built));
  if (!['parameters', 'weights', 'macs', 'flops'].includes(figure) || formulas.length === 0) return count;
  return formulas.length === 1 ? formulas[0]! : `${formulas.join('; ')}; in all ${count}`;
}

function sharedInput(a: Built, b: Built): { readonly input?: string } {
  return a.args.input === b.args.input ? { input: a.args.input } : {};
}
