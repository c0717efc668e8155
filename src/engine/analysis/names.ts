import type { Step } from '../network.ts';

/** A name for every layer: the author's, or one in Keras' manner (`conv2d`, `conv2d_1`); all are different. */
export function layerNames(steps: readonly Step[]): readonly string[] {
  const taken = new Set(steps.map(({ layer }) => layer.name));
  const given = new Set<string>();
  const next = new Map<string, number>();
  return steps.map((step) => {
    const own = step.layer.name;
    const base = own ?? className(step);
    let name = base;
    while (given.has(name) || (name !== own && taken.has(name))) {
      const number = next.get(base) ?? 1;
      next.set(base, number + 1);
      name = `${base}_${number}`;
    }
    given.add(name);
    return name;
  });
}

/** Keras' class in snake case, or the kind's name where Keras has no such layer. */
function className({ layer, kind, inputs }: Step): string {
  const written = kind.keras.write(layer.params, inputs[0]!).at(-1)?.name ?? kind.name;
  return written
    .replaceAll('-', '_')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
