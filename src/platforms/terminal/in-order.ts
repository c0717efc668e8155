/**
 * Maps with at most `limit` calls under way and yields the results in the order of the inputs. No input is taken
 * before there is room for it, so a slow consumer slows the source down.
 */
export async function* mapInOrder<T, R>(
  source: AsyncIterable<T>,
  limit: number,
  map: (input: T) => Promise<R>,
): AsyncGenerator<R> {
  const waiting: Promise<R>[] = [];
  for await (const input of source) {
    waiting.push(map(input));
    if (waiting.length >= limit) yield await waiting.shift()!;
  }
  while (waiting.length > 0) yield await waiting.shift()!;
}
