/**
 * Maps with at most `limit` calls under way and yields the results in the order of the inputs, each as soon as it is its
 * turn. No input is taken before there is room for it, so a slow consumer slows the source down.
 */
export async function* mapInOrder<T, R>(
  source: AsyncIterable<T>,
  limit: number,
  map: (input: T) => Promise<R>,
): AsyncGenerator<R> {
  const inputs = source[Symbol.asyncIterator]();
  const waiting: Promise<R>[] = [];
  let next: Promise<IteratorResult<T>> | undefined = inputs.next();
  while (next || waiting.length > 0) {
    const turn: { readonly result: R } | { readonly input: IteratorResult<T> } = await Promise.race([
      ...waiting.slice(0, 1).map(async (first) => ({ result: await first })),
      ...(next && waiting.length < limit ? [next.then((input) => ({ input }))] : []),
    ]);
    if ('result' in turn) {
      waiting.shift();
      yield turn.result;
    } else if (turn.input.done) {
      next = undefined;
    } else {
      waiting.push(map(turn.input.value));
      next = inputs.next();
    }
  }
}
