/** One row of the printed table: what was measured, the figure, and the goal that it is held against. */
export interface Measurement {
  readonly what: string;
  readonly figure: string;
  readonly goal?: string;
  readonly met?: boolean;
}

export const SEED = {
  a: "tf.keras.layers.Conv2D(64, (3,3), activation='relu', input_shape=(28, 28, 1))",
  b: "tf.keras.layers.Conv2D(32, (7,7), activation='relu', input_shape=(28, 28, 1))",
} as const;

/** Compares until the caches are full and the code is compiled: what is measured after so many is warm. */
export const WARM = 1000;

/** The value below which the given share of the samples lies. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

export const median = (samples: readonly number[]) => quantile(samples, 0.5);

/** Milliseconds that each of `times` runs takes, one after the other. */
export async function timed(times: number, run: (index: number) => unknown): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const start = performance.now();
    await run(index);
    samples.push(performance.now() - start);
  }
  return samples;
}

/** A row for a figure in milliseconds that must stay under its goal. */
export function under(what: string, milliseconds: number, goal: number): Measurement {
  return { what, figure: `${round(milliseconds)} ms`, goal: `under ${goal} ms`, met: milliseconds < goal };
}

/** A row for a figure that must reach its goal. */
export function atLeast(what: string, figure: number, goal: number, unit: string): Measurement {
  return { what, figure: `${round(figure)}${unit}`, goal: `at least ${goal}${unit}`, met: figure >= goal };
}

export function round(figure: number): string {
  return figure >= 100 ? figure.toFixed(0) : figure.toPrecision(3);
}
