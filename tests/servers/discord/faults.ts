import type { Context } from 'hono';

/** What goes wrong on purpose. `path` is a part of the paths that are meant. */
export interface Faults {
  /** Answers the next `times` requests with a status, such as 500. */
  fail(path: string, status: number, times: number): void;
  /** Answers the next `times` requests with 429 and the seconds to wait. */
  limit(path: string, seconds: number, times: number): void;
  /** Lets requests wait before they are looked at, in milliseconds. */
  delay(path: string, milliseconds: number): void;
  /** Answers a request, but the answer gets lost on the way. */
  lose(path: string, times: number): void;
  clear(): void;
}

interface Fault {
  readonly path: string;
  times: number;
  readonly status: number;
  readonly seconds?: number;
}

export function createFaults() {
  let pending: Fault[] = [];
  let lost: Fault[] = [];
  let delays: { readonly path: string; readonly milliseconds: number }[] = [];
  const next = (faults: readonly Fault[], path: string) => {
    const found = faults.find((fault) => fault.times > 0 && path.includes(fault.path));
    if (found) found.times -= 1;
    return found;
  };
  const faults: Faults = {
    fail: (path, status, times) => pending.push({ path, times, status }),
    limit: (path, seconds, times) => pending.push({ path, times, status: 429, seconds }),
    delay: (path, milliseconds) => delays.push({ path, milliseconds }),
    lose: (path, times) => lost.push({ path, times, status: 0 }),
    clear() {
      pending = [];
      lost = [];
      delays = [];
    },
  };
  return {
    faults,
    /** Waits as asked; the response of a fault that is due, if one is. */
    async before({ req }: Context): Promise<Response | undefined> {
      const delay = delays.find(({ path }) => req.path.includes(path));
      if (delay) await new Promise((resolve) => setTimeout(resolve, delay.milliseconds));
      const fault = next(pending, req.path);
      return fault && faulty(fault);
    },
    isLost: ({ req }: Context) => next(lost, req.path) !== undefined,
  };
}

function faulty({ status, seconds }: Fault): Response {
  if (seconds === undefined) return new Response('upstream trouble', { status });
  const headers = {
    'retry-after': String(seconds),
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset-after': String(seconds),
    'x-ratelimit-bucket': 'limited',
    'x-ratelimit-scope': 'user',
    via: '1.1 proxy',
  };
  return Response.json(
    { message: 'You are being rate limited.', retry_after: seconds, global: false },
    { status, headers },
  );
}
