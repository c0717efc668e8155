/** Runs what has the same key one after the other, and everything else at the same time. */
export type InOrder = <T>(key: string, run: () => Promise<T>) => Promise<T>;

export function createQueues(): InOrder {
  const last = new Map<string, Promise<unknown>>();
  return async (key, run) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(run);
    const settled = turn.catch(() => {});
    last.set(key, settled);
    void settled.then(() => last.get(key) === settled && last.delete(key));
    return turn;
  };
}
