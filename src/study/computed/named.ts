import { type Built, build } from './build.ts';
import type { Described } from './described.ts';
import { type Marked, markLayers } from './layers-in-text.ts';
import { type Question, readQuestion } from './question.ts';
import { inputOf } from './surroundings.ts';

/**
 * The layers that a question names as code, or in words that leave nothing open, on the input that it names, else on the
 * usual one where they fit it. Two where it sets two sides against each other, none where it names no layer.
 */
export function namedLayers(question: string, usual: string | undefined): readonly Built[] {
  const read = readQuestion(question) ?? codesAlone(markLayers(question));
  if (read.sides.length === 0 || !read.sides.every((side) => isWhole(side, read))) return [];
  const built = read.sides.map((side) => buildOn(side, read, usual));
  return built.every((one) => one !== undefined) ? built : [];
}

/** A question whose words are not understood may still hold code. */
function codesAlone({ text, codes }: Marked): Question {
  const layers = codes.map((_, code): Described => ({ kind: 'code', code, bias: true, stacked: false }));
  return { text, codes, target: {}, around: {}, bytesEach: 4n, sides: layers.length > 0 ? [layers] : [] };
}

/** “3x3” alone is a size that is spoken of, and no layer. */
function isWhole(layers: readonly Described[], { around }: Question): boolean {
  return layers.every(({ kind, kernel, filters }) => {
    if (kind === 'code' || filters !== undefined) return true;
    return POOLS.has(kind) ? kernel !== undefined : around.filters !== undefined;
  });
}

const POOLS: ReadonlySet<Described['kind']> = new Set(['maxpool', 'avgpool']);

function buildOn(
  side: readonly Described[],
  question: Question,
  usual: string | undefined,
): Built | undefined {
  const stated = build(side, question);
  if (stated?.states.input) return stated;
  const { around } = question;
  const elsewhere = { ...question, around: { ...inputOf(usual ?? ''), ...around } };
  return (around.input === undefined ? build(side, elsewhere) : undefined) ?? stated;
}
