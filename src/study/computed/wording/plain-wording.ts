import { withDigits } from '../../plain-text.ts';
import { type Rewriting, rewritten } from '../../rewriting.ts';
import { FILLERS, NAMES, PLAIN } from './around.ts';
import { AROUND_CODE, FED, FLATTENED, TALK, WITHOUT } from './asked.ts';
import { ARROWS, BATCHES, LETTERS, OPEN, SHAPES, SHORT } from './layers.ts';

/**
 * A question with its numbers said in the one way that is read here: without the numbers that are names (`VGG16`, `mat1`),
 * with letters spelled out (`C_in=3`), and with arrows between layers told from arrows between sizes.
 */
export function plainWording(question: string): string {
  return rewritten(withDigits(question), REWRITINGS);
}

/** In how many bytes a question wants each number kept, 4 unless it says so: `float16`, `int8`, “2 bytes each”. */
export function bytesOfEach(asked: string): bigint {
  const question = withDigits(asked).replace(/\bone(?=[- ]byte)/gi, '1');
  const bits = /\b(?:float|fp|bfloat|bf|int|uint)[- ]?(8|16|32|64)\b|\b(8|16|32|64)[- ]?bits?\b/i.exec(
    question,
  );
  if (bits) return BigInt(bits[1] ?? bits[2]!) / 8n;
  if (/\bhalf[- ]prec\w*|\bhalf[- ]floats?\b/i.test(question)) return 2n;
  const bytes = /\b([1248])[- ]bytes?(?: per| each| floats?| numbers?| values?| weights?|\))/i.exec(question);
  return bytes ? BigInt(bytes[1]!) : 4n;
}

const REWRITINGS: readonly Rewriting[] = [
  AROUND_CODE,
  TALK,
  NAMES,
  BATCHES,
  OPEN,
  PLAIN,
  FED,
  WITHOUT,
  FLATTENED,
  SHAPES,
  FILLERS,
  LETTERS,
  SHORT,
  ARROWS,
].flat();
