import * as z from 'zod';
import { command } from '../src/chat/command.ts';
import { isClaim, isQuestion } from '../src/chat/question.ts';
import type { Reply } from '../src/chat/reply.ts';
import { type Comparison, compare as compareNetworks } from '../src/engine/analysis/compare.ts';
import { formatCount } from '../src/engine/analysis/format.ts';
import { withinBudget } from '../src/engine/compute/budget.ts';
import { formatShape, type Reading, readPair, writeNetwork } from '../src/engine/notation/index.ts';
import { image, input, layers, seed, weights } from './arguments.ts';
import { code, list, notes, paragraphs } from './blocks.ts';
import { type Compared, nextSteps } from './compare-actions.ts';
import { besideLargeFilter, sideBySide } from './compare-table.ts';
import { completeArgument } from './complete.ts';
import type { Context } from './context.ts';
import { begin, withPicture } from './drawn.ts';
import { captionText } from './figures.ts';
import { followPair } from './follow.ts';
import { mapsInput } from './maps-input.ts';
import { preferring } from './written.ts';

/** What `compare` takes. */
export const compareArguments = z.object({
  a: layers().meta({
    description: 'The first layer or model, in Keras, PyTorch or shorthand; or both, with “vs” between them.',
    format: 'layers',
  }),
  b: layers()
    .optional()
    .meta({
      description: 'The second one.',
      format: 'layers',
      separators: ['vs', 'vs.', 'versus', 'against'],
    }),
  input,
  image,
  weights,
  seed,
});

export type CompareArguments = z.output<typeof compareArguments>;

/** Two layers or models side by side. */
export const compare = command<Context, typeof compareArguments>({
  name: 'compare',
  summary: 'Compares two layers or models: numbers, reasons, a verdict and a picture.',
  args: compareArguments,
  examples: [
    'compare Conv2D(64, (3, 3), activation="relu") vs Conv2D(32, (7, 7), activation="relu") on 28x28x1',
    'compare nn.Conv2d(3, 64, 3, padding=1) vs nn.Conv2d(3, 64, 7, stride=2, padding=3) on 3x224x224 --image cat',
    'compare 64@3x3 > 64@3x3 > 64@3x3 vs 64@7x7 --input 28x28x1',
  ],
  complete: completeArgument,
  follow: followPair,
  understands: isPair,
  async *run(given, { work, uploads, store, asked }, caller) {
    const prefer = await preferring({ store }, caller);
    const pair = readPair(given.a, given.b, given.input);
    const read = { a: prefer(pair.a), b: prefer(pair.b) };
    asked.note(caller, read.a.network, read.b.network);
    const texts = [textOf(read.a), textOf(read.b)] as const;
    const picture = await begin(async () => {
      const [a, b] = [read.a.network, read.b.network];
      const maps = { a: mapsInput(a, given, uploads), b: mapsInput(b, given, uploads) };
      withinBudget(a, maps.a.layer);
      withinBudget(b, maps.b.layer);
      const labels = [caption(texts[0]), caption(texts[1])] as const;
      return work.run('comparePicture', { ...maps, labels }, caller);
    });
    const comparison = compareNetworks(read.a.network, read.b.network, {
      a: { notation: read.a.notation },
      b: { notation: read.b.notation },
    });
    const compared: Compared = { given, caller, read, comparison, texts };
    yield* withPicture({ ...inNumbers(compared), below: inWords(compared) }, picture);
  },
});

/** With a word such as “vs”, or two layers that are no stack. A question has to name two and to set them against each other. */
function isPair(text: string): boolean {
  if (isClaim(text) || (isQuestion(text) && !SETS_APART.test(text))) return false;
  const parted = /\s(vs\.?|versus|against)\s/i.test(text) && !isQuestion(text);
  return parted || (!text.includes('>') && readsAsPair(text));
}

const SETS_APART = /\b(?:vs|versus|against|and|or|than|compared?|differ\w*|better)\b/i;

function readsAsPair(text: string): boolean {
  try {
    readPair(text);
    return true;
  } catch {
    return false;
  }
}

function inNumbers({ read, comparison, texts }: Compared): Omit<Reply, 'tone'> {
  const { a, b, factors, why, surprises, sameness, alternatives, head, views, verdict } = comparison;
  return {
    title: titleOf(comparison),
    blocks: [
      ...views.filter(({ view }) => view === 'summary').map(({ sentence }) => paragraphs(sentence)),
      code(`A  ${texts[0]}\nB  ${texts[1]}`, 'text', `On ${inputsOf(read)}`),
      sideBySide(comparison.a, comparison.b),
    ],
    data: {
      a,
      b,
      factors,
      verdict,
      views,
      why,
      surprises,
      sameness,
      alternatives,
      head,
      assumptions: assumptionsOf(read),
    },
  };
}

type View = Comparison['views'][number];

function verdictPoint({ view, sentence }: View): string {
  return VIEWS[view] === undefined ? sentence : `${VIEWS[view]}: ${sentence}`;
}

/** The summary needs no label: its sentence says what it is. */
const VIEWS: Readonly<Record<View['view'], string | undefined>> = {
  parameters: 'Parameters',
  input: 'Input',
  'end goal': 'End goal',
  summary: undefined,
  scenarios: 'When to take which',
};

function titleOf({ a, b }: Comparison): string {
  const [ofA, ofB] = [a.total.parameters.total, b.total.parameters.total];
  if (ofA === ofB && ofA !== null) return `${formatCount(ofA)} parameters each`;
  return `${formatCount(ofA)} against ${formatCount(ofB)} parameters`;
}

/** The verdict first: a reader on a phone may not scroll to the reasons. */
function inWords(compared: Compared): Reply['blocks'] {
  const { why, surprises, sameness, alternatives, views } = compared.comparison;
  return [
    ...list('Verdict', views.filter(({ view }) => view !== 'summary').map(verdictPoint)),
    ...list('Why', reasons(why)),
    ...list('Worth a second look', surprises),
    ...alternatives.map(besideLargeFilter),
    ...list('What they do not differ in', sameness),
    ...notes(assumptionsOf(compared.read)),
    nextSteps(compared),
  ];
}

/** Weights and bias stand in the line of the parameters; what is equal in every term needs no reason. */
function reasons(why: Comparison['why']): readonly string[] {
  return why
    .filter(({ quantity, terms }) => !PARTS.has(quantity) && terms.some(({ from, to }) => from !== to))
    .map(({ text }) => text);
}

const PARTS: ReadonlySet<string> = new Set(['weights', 'bias']);

function assumptionsOf({ a, b }: Compared['read']): readonly string[] {
  return [...new Set([...a.assumptions, ...b.assumptions])];
}

function inputsOf({ a, b }: Compared['read']): string {
  const [ofA, ofB] = [formatShape(a.network.input), formatShape(b.network.input)];
  return ofA === ofB ? ofA : `${ofA} and ${ofB}`;
}

/** One layer as its reader would write it, several as shorthand. */
function textOf({ network, notation }: Reading): string {
  return writeNetwork(network, network.nodes.length === 1 ? notation : 'shorthand').code.replace(
    /\s*\n\s*/g,
    ' ',
  );
}

/** Captions in a picture have room for so many characters. */
const CAPTION = 60;

function caption(code: string): string {
  const text = captionText(code);
  return text.length > CAPTION ? `${text.slice(0, CAPTION - 1)}…` : text;
}
