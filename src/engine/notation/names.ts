import { distance } from 'fastest-levenshtein';
import { kinds } from '../layers/index.ts';
import type { LayerKind } from '../layers/kind.ts';
import type { LayerClass } from '../layers/spelling.ts';
import type { NotationName } from './syntax.ts';

/** One class of a notation and the kind that it belongs to. */
export interface ClassEntry {
  readonly notation: NotationName;
  readonly kind: LayerKind<unknown>;
  readonly layerClass: LayerClass<unknown>;
}

const entries: Readonly<Record<NotationName, ReadonlyMap<string, ClassEntry>>> = {
  keras: indexed('keras', (kind) => kind.keras.classes),
  pytorch: indexed('pytorch', (kind) => kind.torch.classes),
  shorthand: indexed('shorthand', (kind) => kind.shorthand.classes),
};

const loose: Readonly<Record<NotationName, ReadonlyMap<string, ClassEntry>>> = {
  keras: loosened(entries.keras),
  pytorch: loosened(entries.pytorch),
  shorthand: loosened(entries.shorthand),
};

/** The class of exactly this name. */
export function classNamed(name: string, notation: NotationName): ClassEntry | undefined {
  return entries[notation].get(name);
}

/** The class of this name in any case and with any underscores. */
export function classLike(name: string, notation: NotationName): ClassEntry | undefined {
  return loose[notation].get(plain(name));
}

/** Every name that a notation has for a layer. */
export function namesIn(notation: NotationName): readonly string[] {
  return [...entries[notation].keys()];
}

/** One name for each kind of layer, as the notation writes it; for kinds that it does not have, nothing. */
export function knownIn(notation: NotationName): string {
  const first = new Map(
    [...entries[notation].values()].reverse().map(({ kind, layerClass }) => [kind, layerClass.name]),
  );
  return kinds.flatMap((kind) => first.get(kind) ?? []).join(', ');
}

/** The name that was most likely meant; absent where none is near. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  const reach = name.length <= 1 ? 0 : name.length <= 4 ? 1 : name.length <= 8 ? 2 : 3;
  const lower = name.toLowerCase();
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of names) {
    if (reach === 0 || Math.abs(candidate.length - name.length) > reach) continue;
    const letters = swapped(lower, candidate.toLowerCase()) ? 1 : distance(lower, candidate.toLowerCase());
    const cost = letters * 100 + distance(name, candidate);
    if (letters <= reach && cost < least) [best, least] = [candidate, cost];
  }
  return best;
}

/** Two letters in each other's place count as one slip. */
function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].flatMap((letter, index) => (letter === b[index] ? [] : [index]));
  const [first, second] = at;
  return at.length === 2 && a[first!] === b[second!] && a[second!] === b[first!];
}

function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

function indexed(
  notation: NotationName,
  classesOf: (kind: LayerKind<unknown>) => readonly LayerClass<unknown>[],
): Map<string, ClassEntry> {
  const found = new Map<string, ClassEntry>();
  for (const kind of kinds) {
    for (const layerClass of classesOf(kind)) {
      for (const name of [layerClass.name, ...(layerClass.aliases ?? [])]) {
        found.set(name, { notation, kind, layerClass });
      }
    }
  }
  return found;
}

function loosened(exact: ReadonlyMap<string, ClassEntry>): Map<string, ClassEntry> {
  const found = new Map<string, ClassEntry>();
  for (const [name, entry] of exact) if (!found.has(plain(name))) found.set(plain(name), entry);
  return found;
}

const KERAS = new Set(['layers', 'L', 'tf', 'keras', 'tensorflow']);
const FRAMEWORKS = new Set([...KERAS, 'nn', 'torch']);

/** Whether a dotted name is meant as a layer: a known name, or one that is written as classes are. */
export function isLayerPath(path: readonly string[]): boolean {
  const name = path.at(-1)!;
  if (isLayerName(name)) return true;
  const within = path.slice(0, -1);
  return /^[A-Z]/.test(name) && within.every((part) => FRAMEWORKS.has(part));
}

/** Whether a framework has a layer of this name, in any case. */
export function isLayerName(name: string): boolean {
  return (classLike(name, 'keras') ?? classLike(name, 'pytorch')) !== undefined;
}

/** The framework that the words before a name point to: `nn.` is PyTorch, `layers.` is Keras. */
export function frameworkOf(prefix: readonly string[]): NotationName | undefined {
  if (prefix.some((part) => KERAS.has(part))) return 'keras';
  return prefix.includes('nn') || prefix.includes('torch') ? 'pytorch' : undefined;
}

/** Whether a variable of this name is most often the output of a layer. */
export function isTensorName(name: string): boolean {
  return /^(?:x|y|h|t|out|outputs?|inputs?|tensor|input_tensor|features?|img|images?)\d*$/.test(name);
}
