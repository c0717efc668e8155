/** Uniform numbers in [0, 1) from a 32-bit seed: the generator mulberry32 (Tommy Ettinger, public domain). */
export function uniforms(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A seed of its own for one tensor of one layer, so that a layer added behind changes none before it. */
export function seedOf(seed: number, ...path: readonly number[]): number {
  return path.reduce((state, part) => {
    const mixed = Math.imul(state ^ (part + 0x9e3779b9), 0x85ebca6b);
    return (mixed ^ (mixed >>> 13)) >>> 0;
  }, seed >>> 0);
}
