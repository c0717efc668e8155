/**
 * Runs something that is told by its signal when so many milliseconds are over. Unlike the signal of `AbortSignal.timeout`,
 * which stays in memory for as long, this one is gone with the run.
 */
export async function withDeadline<T>(
  milliseconds: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const end = () => over.abort(new DOMException('The time is over.', 'TimeoutError'));
  const timer = setTimeout(end, milliseconds).unref();
  try {
    return await run(over.signal);
  } finally {
    clearTimeout(timer);
  }
}
