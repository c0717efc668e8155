import { NO_INPUT } from '../computed/assumptions.ts';
import { type ComputedAnswer, computedAnswer } from '../computed/index.ts';
import { NO_CHANNELS } from '../computed/pair.ts';
import type { Judgement } from './judge.ts';

/**
 * Judges a claim with layers and numbers in it by computing; undefined where it is none. It depends where the input that
 * decides it had to be assumed.
 */
export function judgeComputed(sentence: string): Judgement | undefined {
  const claim = sentence
    .replace(/[.!?\s]+$/, '')
    .replace(LEAD_IN, '')
    .trim();
  return judgeNumber(claim) ?? judgeComparison(claim);
}

const LEAD_IN =
  /^\s*(?:(?:so|but|and|ok),?\s+)?(?:is it (?:really )?(?:true|right|correct) that|it'?s? (?:is )?true that|true or false\s*[:,-]?|(?:i|we) (?:think|believe|heard|read)(?: that)?|my \w+ (?:says|said|thinks|claims)(?: that)?)\s+/i;

/** What was claimed, and the question that it answers. */
interface Asserted {
  readonly question: string;
  readonly value: string;
  readonly denies: boolean;
}

function judgeNumber(claim: string): Judgement | undefined {
  for (const asserted of assertions(claim)) {
    const answer = computedAnswer(asserted.question);
    const value = answer && comparable(answer.value, asserted.value);
    if (!answer || value === undefined || answer.quantity === 'comparison') continue;
    const open = answer.assumptions.some((assumption) => assumption.startsWith(NO_INPUT));
    return { ...judged(value !== asserted.denies, answer), ...(open ? { holds: 'depends' as const } : {}) };
  }
  return undefined;
}

const NOT = /\b(?:not|n't|never)\b/i;
const UNIT = String.raw`((?:trainable |learnable )?(?:param\w*|weights?|bias(?:es)?|macs?|flops?|bytes|activations|output values))`;
const SIZE = String.raw`\(?(\d+(?:\s*[x×*,]\s*\d+)*)\)?`;

/** Every reading of a claim as a number for a question; the question of some of them will have no answer. */
function assertions(claim: string): readonly Asserted[] {
  const denies = NOT.test(claim) || /n't\b/i.test(claim);
  const counts = new RegExp(
    String.raw`\b(?:exactly |only |about |just |a total of |in total )*(\d[\d,]*) ${UNIT}\b`,
    'i',
  ).exec(claim);
  const found: Asserted[] = [];
  const add = (
    match: RegExpExecArray | null,
    ask: (without: string) => string,
    value: string | undefined,
  ) => {
    if (!match || value === undefined) return;
    const without = `${claim.slice(0, match.index)} ${claim.slice(match.index + match[0].length)}`.replace(
      /\b(?:do|does|is|are)(?:n't| not)\b|\bnot\b/gi,
      ' ',
    );
    found.push({ question: ask(without), value, denies });
  };
  add(counts, (without) => `how many ${counts![2]} ${without}`, counts?.[1]);
  const field = new RegExp(
    String.raw`\b(?:has|have|sees?|is|are|of|equals?|see|covers?)\s+(?:an? |the )?(?:receptive field of |window of |area of )?(?:only |exactly )?${SIZE}\s*$`,
    'i',
  ).exec(claim);
  if (/receptive|\bsees?\b|\bcovers?\b|\brf\b/i.test(claim))
    add(
      field,
      (without) => `receptive field of ${without.replace(/receptive field( of)?/gi, ' ')}`,
      field?.[1],
    );
  const output = new RegExp(
    String.raw`\b(?:gives?|is|are|becomes?|produces?|yields?|results? in|outputs?|makes?|will be|turns? into|equals?)\s+(?:an? |the )?(?:output |size |shape |map |feature map )*(?:of )?${SIZE}(?:\s+(?:output|map|feature map|pixels))?\s*$`,
    'i',
  ).exec(claim);
  add(
    output,
    (without) => `output size of ${without.replace(/\boutput( size| shape)?( of| for)?\b/gi, ' ')}`,
    output?.[1],
  );
  const turns = new RegExp(
    String.raw`\b(?:turns?|makes?|maps?|reduces?)\s+${SIZE}\s+(?:in)?to\s+${SIZE}`,
    'i',
  ).exec(claim);
  add(turns, (without) => `output size of ${without} on ${turns![1]}`, turns?.[2]);
  const keeps =
    /\bkeeps? (?:the )?(?:same )?(?:spatial )?(?:size|resolution|shape)(?: the same)?(?: of (\d+)(?:x\d+)*)?/i.exec(
      claim,
    );
  add(
    keeps,
    (without) => `output size of ${without.replace(/^\s*padding/i, 'padding')} on ${keeps![1] ?? KEPT}`,
    keeps?.[1] ?? KEPT,
  );
  return found;
}

/** An input on which “keeps the size” is tried where none is named. */
const KEPT = '28';

/** Whether the claimed value is the computed one; undefined where the two are of different sorts. */
function comparable(value: ComputedAnswer['value'], claimed: string): boolean | undefined {
  const sizes = claimed
    .replace(/(?<=\d),(?=\d{3}\b)/g, '')
    .split(/\s*[x×*,]\s*/)
    .map(Number);
  if (typeof value === 'bigint') return sizes.every((size) => size === Number(value)) && sizes.length <= 2;
  if (!Array.isArray(value)) return undefined;
  const given = value.map(Number);
  if (sizes.length === given.length) return given.every((size, axis) => size === sizes[axis]);
  return sizes.length < given.length ? sizes.every((size) => size === given[0]) : undefined;
}

function judgeComparison(claim: string): Judgement | undefined {
  if (/\b(?:always|never|every|any|all|in general|usually)\b/i.test(claim)) return undefined;
  const answer = computedAnswer(claim);
  if (answer?.quantity !== 'comparison' || typeof answer.value !== 'boolean') return undefined;
  // Without channels the answer is about the layers of the assumption, not about the claim.
  if (answer.assumptions.some((assumption) => assumption.startsWith(NO_CHANNELS))) return undefined;
  return judged(answer.value, answer);
}

function judged(holds: boolean, { sentence, steps, assumptions, request }: ComputedAnswer): Judgement {
  const shown = sentence.replace(/^(?:Yes|No): /, '');
  return {
    holds: holds ? 'true' : 'false',
    because: assumptions.join(' '),
    shown: shown.charAt(0).toUpperCase() + shown.slice(1),
    steps,
    ...(request === undefined ? {} : { experiment: request }),
  };
}
