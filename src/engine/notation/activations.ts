import type { Layer } from '../layers/layer.ts';
import type { Call } from '../layers/spelling.ts';
import { type ClassEntry, classLike, classNamed, namesIn, nearest } from './names.ts';
import type { NotationName } from './syntax.ts';

/** Activations that are written into another layer: `activation='relu'`, `conv 64 3x3 relu`. */

/** Keras' layer that takes the name of any activation. */
export const BY_NAME = 'Activation';

/** The layer that a fused activation stands for; null for none; undefined for what is not known. */
export function activationLayer(fused: string | Call, notation: NotationName): Layer | null | undefined {
  if (typeof fused !== 'string') return layerOf(classNamed(fused.name, notation), fused);
  const word = fused.slice(fused.lastIndexOf('.') + 1);
  if (/^(linear|none)$/i.test(word)) return null;
  if (notation !== 'keras') return activationWord(word, notation);
  const known = byWord.get(word);
  if (known) return known;
  const call: Call = { name: BY_NAME, args: [{ name: 'activation', value: word }] };
  const layer = layerOf(classNamed(BY_NAME, 'keras'), call) ?? activationWord(word, 'keras');
  if (layer && word === word.toLowerCase()) byWord.set(word, layer);
  return layer;
}

/** Keras' names that were understood before: they are few and stand in every layer. */
const byWord = new Map<string, Layer>();

/** The name of the activation that was most likely meant. */
export function nearestActivation(name: string, notation: NotationName): string | undefined {
  spoken ??= namesIn('shorthand').filter((word) => activationWord(word, 'shorthand'));
  return nearest(
    name,
    notation === 'keras' ? spoken.filter((word) => activationLayer(word, 'keras')) : spoken,
  );
}

/** The activations that there are, found once: prose among layers asks for every word of it. */
let spoken: readonly string[] | undefined;

/** The activation layer of this name with its standard arguments. */
export function activationWord(word: string, notation: NotationName): Layer | undefined {
  const layer = layerOf(classLike(word, notation), { name: word, args: [] });
  return layer && isActivation(layer) ? layer : undefined;
}

/** Activations are the kind that Keras' `Activation` makes. */
export function isActivation(layer: Layer): boolean {
  return layer.kind === classNamed(BY_NAME, 'keras')?.kind.name;
}

function layerOf(entry: ClassEntry | undefined, call: Call): Layer | undefined {
  if (!entry) return undefined;
  const order = Object.keys(entry.layerClass.args.shape);
  const values = call.args.map((arg, position) => {
    const name = arg.name ?? order[position] ?? '';
    return [entry.layerClass.formerArgs?.[name] ?? name, arg.value] as const;
  });
  const args = entry.layerClass.args.safeParse(Object.fromEntries(values));
  if (!args.success) return undefined;
  return { kind: entry.kind.name, params: entry.layerClass.read(args.data as never).params };
}
