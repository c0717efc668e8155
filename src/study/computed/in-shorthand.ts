import { type Reading, readModel, writeNetwork } from '../../engine/notation/index.ts';
import { UserError } from '../../user-error.ts';
import type { Described } from './described.ts';
import type { Surroundings } from './surroundings.ts';

/** Code in shorthand; undefined where it cannot be read or written so. */
export function inShorthand(code: string): string | undefined {
  const read = readOn(code, [undefined]);
  return read && !(read instanceof UserError) ? writeNetwork(read.network, 'shorthand').code : undefined;
}

/** What a question says in words of a layer that it has as code: “Conv2D(8, 3) with padding 1”. */
export function wordsBeside({ stride, padding, dilation, groups, bias }: Described): readonly string[] {
  const words = [
    stride && `s${stride}`,
    padding && padding !== 'valid' && (/\d/.test(padding) ? `p${padding}` : padding),
    dilation && `d${dilation}`,
    groups && `g${groups}`,
    !bias && 'nobias',
  ];
  return words.filter((word) => typeof word === 'string');
}

/** What code says of its input, which shorthand leaves to the question: channels, or the features of a dense layer. */
export function statedInto(
  { code, ...layer }: Described,
  codes: readonly string[],
): Pick<Surroundings, 'input' | 'channels'> {
  const read =
    code === undefined || wordsBeside(layer).length === 0 ? undefined : readOn(codes[code]!, [undefined]);
  if (!read || read instanceof UserError) return {};
  const [first] = read.network.nodes;
  const depth = read.network.input.at(-1);
  if (!first || depth === null || depth === undefined) return {};
  if (first.layer.kind === 'dense') return read.notation === 'pytorch' ? { input: [depth] } : {};
  return first.layer.inputChannels === undefined ? {} : { channels: depth };
}

/** Shorthand with the words of its layer written in: into a lone layer, or every convolution where they are said of all. */
export function writtenInto(shorthand: string | undefined, layer: Described): string | undefined {
  const words = wordsBeside(layer);
  if (shorthand === undefined || words.length === 0) return shorthand;
  const written = shorthand.split(' > ');
  if (written.length > 1 && !layer.forAll) return undefined;
  const takes = (one: string) => !layer.forAll || CONVOLUTION.test(one);
  if (written.some((one) => takes(one) && words.some((word) => says(one, word)))) return undefined;
  return written.map((one) => (takes(one) ? [one, ...words].join(' ') : one)).join(' > ');
}

const CONVOLUTION = /^(?:\d+x )?(?:\d+@|conv|separable|depthwise)/;

/** Whether a layer in shorthand says already what the word is about, so that the two may contradict each other. */
function says(one: string, word: string): boolean {
  const about = /^(?:p\d|same)/.test(word) ? '(?:p\\d|same)' : word.replace(/\d.*/, '\\d');
  return word !== 'nobias' && new RegExp(` ${about}`).test(one);
}

/** On the first input that the layers fit, read as it was meant where one can be; else what is wrong with the first one. */
export function readOn(
  text: string,
  inputs: readonly (string | undefined)[],
): Reading | UserError | undefined {
  let found: Reading | UserError | undefined;
  for (const input of inputs) {
    try {
      const read = readModel(text, input);
      if (inputs[0] === undefined || read.network.input.join('x') === inputs[0]) return read;
      if (!found || found instanceof UserError) found = read;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      found ??= error;
    }
  }
  return found;
}
