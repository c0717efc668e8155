import type { FollowUps } from '../src/chat/command.ts';
import {
  changeNetwork,
  type Reading,
  readModel,
  readPair,
  readWish,
  rewrite,
  rewriteBoth,
} from '../src/engine/notation/index.ts';

/** What may be said after an answer about layers. */

const EXAMPLES = ['now with stride 2', 'same padding', 'and 3 channels?', 'on 64x64x3', 'as PyTorch'];

/** For commands of one `model` on an `input`. */
export const followModel: FollowUps = {
  examples: EXAMPLES,
  change(text, { model, input, ...others }) {
    const wish = readWish(text);
    if (!wish || typeof model !== 'string') return undefined;
    const { network, notation } = readModel(model, textOf(input));
    return { ...others, ...rewrite(changeNetwork(network, wish.changes), wish.notation ?? notation) };
  },
};

/** For two models, `a` and `b`: what is said changes both, or the one that is named. */
export const followPair: FollowUps = {
  examples: ['B with stride 2', ...EXAMPLES, 'swap them'],
  change(text, { a, b, input, ...others }) {
    if (typeof a !== 'string') return undefined;
    const { side, rest } = sideIn(text);
    const swapped = SWAP.test(text);
    const wish = swapped ? { changes: [], notation: undefined } : readWish(rest);
    if (!wish) return undefined;
    const read = readPair(a, textOf(b), textOf(input));
    const one = (reading: Reading, letter: 'a' | 'b') =>
      side === undefined || side === letter
        ? {
            network: changeNetwork(reading.network, wish.changes),
            notation: wish.notation ?? reading.notation,
          }
        : reading;
    const pair = [one(read.a, 'a'), one(read.b, 'b')] as const;
    const [first, second] = swapped ? [pair[1], pair[0]] : pair;
    return {
      ...others,
      ...rewriteBoth([first.network, second.network], [first.notation, second.notation]),
    };
  },
};

const SWAP =
  /^(?:swap|exchange|switch|reverse|turn)\s*(?:them|both|a and b|b and a|the two|the order|sides|around|it)*\s*(?:around)?[.!?]*$|^the other way (?:a)?round[.!?]*$/i;

/** “B with stride 2”, “stride 2 for the second one”: an A is an article unless it is written large or stands in front. */
function sideIn(text: string): { readonly side?: 'a' | 'b'; readonly rest: string } {
  for (const [pattern, side] of SIDES) {
    if (pattern.test(text)) return { side, rest: text.replace(pattern, ' ') };
  }
  return { rest: text };
}

const SIDES = [
  [/(?:\b(?:for|in|on|of|only|just)\s+)?(?:\bA\b|(?:^|\bthe )first\b(?:\s+one)?|^a(?=\s*:|\s+with\b))/, 'a'],
  [/(?:\b(?:for|in|on|of|only|just)\s+)?(?:\b[Bb]\b|(?:^|\bthe )second\b(?:\s+one)?)/, 'b'],
] as const;

function textOf(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
