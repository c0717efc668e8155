/** When values are passed on, in milliseconds: the first one, and how long after each the next. */
export interface Pace {
  readonly first: number;
  readonly gap: number;
}

/** A value, and whether the source has ended with it. */
export interface Passed<T> {
  readonly value: T;
  readonly last: boolean;
}

/**
 * The latest value at a time: what comes faster than the pace or than the consumer is left out, but never the last one,
 * which comes at once.
 */
export async function* conflated<T>(
  source: AsyncIterable<T>,
  { first, gap }: Pace,
): AsyncGenerator<Passed<T>> {
  const reading = readAhead(source);
  let due = Date.now() + first;
  for (;;) {
    await reading.next();
    await Promise.race([reading.end, elapsed(due - Date.now())]);
    const latest = reading.take();
    if (!latest) break;
    yield { value: latest.value, last: reading.ended() };
    due = Date.now() + gap;
  }
  await reading.end;
}

function readAhead<T>(source: AsyncIterable<T>) {
  let latest: { readonly value: T } | undefined;
  let wake = () => {};
  const read = async () => {
    for await (const value of source) {
      latest = { value };
      wake();
    }
  };
  let ended = false;
  const end = read().finally(() => {
    ended = true;
    wake();
  });
  // Whoever consumes is told by awaiting `end`; until then a failure is nobody's yet.
  end.catch(() => {});
  return {
    end,
    ended: () => ended,
    /** Resolves when there is a value, or will be none any more. */
    async next() {
      while (!latest && !ended) await new Promise<void>((resolve) => (wake = resolve));
    },
    take() {
      const taken = latest;
      latest = undefined;
      return taken;
    },
  };
}

function elapsed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)).unref());
}
