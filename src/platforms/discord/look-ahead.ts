import { setTimeout as wait } from 'node:timers/promises';

/** What is coming, with the first of it where that was there soon. */
export interface Coming<T> {
  readonly first: T | undefined;
  /** All of it, the first included. */
  readonly all: AsyncIterable<T>;
}

/** Waits so many milliseconds at most for the first of what is coming. Never rejects: what fails does so in `all`. */
export async function lookAhead<T>(items: AsyncGenerator<T>, milliseconds: number): Promise<Coming<T>> {
  const begun = items.next();
  const late = new AbortController();
  const soon = await Promise.race([begun, wait(milliseconds, undefined, { signal: late.signal })]).catch(
    () => undefined,
  );
  late.abort();
  return { first: soon?.done === false ? soon.value : undefined, all: goneOn(begun, items) };
}

async function* goneOn<T>(begun: Promise<IteratorResult<T>>, items: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    for (let step = await begun; !step.done; step = await items.next()) yield step.value;
  } finally {
    await items.return(undefined);
  }
}
