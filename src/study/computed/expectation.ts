import type { ComputedAnswer } from './answer.ts';
import type { Scan } from './scan.ts';
import type { Surroundings } from './surroundings.ts';

/** What a question expects to come out, so that the answer is yes or no. */
export type Expectation = 'kept' | 'halved' | 'doubled' | bigint;

/** Takes what is expected out of the text; undefined where nothing is. */
export function readExpectation(text: string, from: Scan): Expectation | undefined {
  const size = from.take(
    /\b(?:is|are|will|does) (?:the )?(?:output|result|map|size)(?: size| map)?(?: be| become| then| still)? (\d+)(?:x\d+)*\b/,
  )?.[0];
  if (size !== undefined) return BigInt(size);
  const atEnd = from.take(AT_END) ?? from.take(CORRECT);
  if (atEnd) return BigInt((atEnd[0] ?? atEnd[1])!);
  if (!YES_OR_NO.test(text)) return undefined;
  if (KEEPS.test(text)) {
    from.take(/(?<=\b(\d+x\d+)\b.*)(?:at|to|still|stay) \1\b/);
    return 'kept';
  }
  const grown = /\bdoubles?\b/.test(text)
    ? 'doubled'
    : /\bhal(?:f|ve|ves)\b/.test(text)
      ? 'halved'
      : undefined;
  if (grown) from.take(/\b(?:in)?to \d+(?:x\d+)*\b/);
  return grown;
}

const OF_IT = '(?: (?:i|we|it|this|that|the|my|our|output|result|map|image|size|side|width|height))+';
const STILL =
  '(?: (?:be|become|becomes|still|then|really|again|hold|have|get|see|stay|remain|end|come|out|up|at|with|as|an?))*';

/** “…, is it 32x32 then?” at the end of the question. */
const AT_END = new RegExp(
  String.raw`\b(?:is|are|will|does|do|would|am)${OF_IT}${STILL} (\d+)(?:x\d+)*(?: (?:then|afterwards?|after that|again|now|pixels|in the end|at the end))*\W*$`,
);

/** “57 -> conv -> 28, correct?” */
const CORRECT =
  /\bstill (?:an? )?(\d+)(?:x\d+)*\W*(?:yes or no)?\W*$|\bthen (\d+)(?:x\d+)?,? (?:is (?:that|this|it) )?(?:correct|right|true|ok|yes or no)\W*$/;

const YES_OR_NO =
  /\bsame size out\b|\byes or no\b|^(?:still )?(?:the )?same size ?\?|^(?:[^?]*[:,.] ?)?(?:\W*(?:so|but|and|ok)\W+)*(?:does|do|is|are|will|would|has|have)\b/;

const KEEPS =
  /\b(?:keeps?|kept|preserves?|preserved|as (?:it|they) (?:is|was|are|were)|maintains?|unchanged|survives?|as (?:big|large|wide) as (?:the )?input|equals? (?:the )?in(?:put)?|same (?:spatial |output )?size)\b|\b(\d+x\d+)\b.* (?:at|stays?) \1\b/;

/** The answer with yes or no in front, where its shape can be held against what was expected. */
export function whetherMet(
  answer: ComputedAnswer,
  expectation: Expectation,
  { input }: Surroundings,
  text: string,
): ComputedAnswer {
  const { value } = answer;
  if (answer.quantity !== 'output' || input === undefined || typeof value === 'string') return answer;
  const came = input.map((_, axis) => (Array.isArray(value) ? value[axis] : value));
  const met = input.every((size, axis) => wanted(expectation, size) === came[axis]) !== /\bnot\b/.test(text);
  return { ...answer, value: met, sentence: `${met ? 'Yes' : 'No'}: ${answer.sentence}` };
}

function wanted(expectation: Expectation, size: bigint): bigint | undefined {
  switch (expectation) {
    case 'kept':
      return size;
    case 'doubled':
      return 2n * size;
    case 'halved':
      return size % 2n === 0n ? size / 2n : undefined;
    default:
      return expectation;
  }
}
