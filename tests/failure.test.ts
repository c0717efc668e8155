import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Shipped, ship } from './shipped.ts';

/** Processes can be held still and looked at under Linux alone. */
const onLinux = describe.runIf(process.platform === 'linux');

// On a busy machine a process takes its time to start.
vi.setConfig({ testTimeout: 120_000 });
const PATIENTLY = { timeout: 60_000 };

const PAIR = { a: '64@3x3', b: '32@7x7', input: '28x28x1' };
let shipped: Shipped;
let held: readonly number[] = [];

afterEach(async () => {
  await shipped.stop('SIGKILL');
  signal('SIGKILL', held.filter(isAlive));
});

function signal(name: NodeJS.Signals, pids: readonly number[]): void {
  for (const pid of pids) process.kill(pid, name);
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Sends a request whose picture cannot be finished: the children are held still. */
async function askWhileHeld(environment: Record<string, string> = {}) {
  shipped = await ship({ CHILDREN: '1', JOB_SECONDS: '60', ...environment });
  held = shipped.children();
  signal('SIGSTOP', held);
  const before = await figure('cache_lookups_total{result="miss"}');
  const answer = shipped.ask('compare', PAIR);
  await vi.waitFor(
    async () => expect(await figure('cache_lookups_total{result="miss"}')).toBe(before + 1),
    PATIENTLY,
  );
  return { answer };
}

/** What the metrics say of one figure. */
async function figure(name: string): Promise<number> {
  const text = await (await fetch(`${shipped.metricsUrl}/metrics`)).text();
  const line = text.split('\n').find((candidate) => candidate.startsWith(`convbot_${name} `));
  return Number(line?.split(' ').at(-1));
}

const pictureIn = (reply: unknown) => /"type":"image"/.test(JSON.stringify(reply));

onLinux('The running program', () => {
  it('finishes its work when it is told to end, and takes no more', async () => {
    const { answer } = await askWhileHeld();
    shipped.signal('SIGTERM');
    await vi.waitFor(async () => {
      expect((await fetch(`${shipped.metricsUrl}/readyz`)).status).toBe(503);
    }, PATIENTLY);
    const late = await shipped.ask('compare', PAIR);
    expect(late.status).toBe(503);
    expect(late.headers.get('retry-after')).toBe('30');
    expect(JSON.stringify(await late.json())).toContain('The bot is restarting');
    signal('SIGCONT', held);
    expect(pictureIn(await (await answer).json())).toBe(true);
    expect(await shipped.ended()).toBe(0);
    expect(held.filter(isAlive)).toEqual([]);
  });

  it('asks whoever asks for too much to wait', async () => {
    shipped = await ship({ USER_POINTS: '2' });
    const statuses = [];
    for (let index = 0; index < 3; index += 1) statuses.push((await shipped.ask('help', {})).status);
    expect(statuses).toEqual([200, 200, 429]);
    const refused = await shipped.ask('help', {});
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(JSON.stringify(await refused.json())).toMatch(/try again in \d+ second/);
    const upload = await fetch(`${shipped.url}/api/images`, { method: 'POST', body: 'a picture' });
    expect(upload.status).toBe(429);
  });

  it('leaves at once when it is told a second time', async () => {
    const { answer } = await askWhileHeld();
    answer.catch(() => {});
    shipped.signal('SIGTERM');
    await vi.waitFor(() => expect(shipped.output()).toContain('stopping'), PATIENTLY);
    shipped.signal('SIGTERM');
    expect(await shipped.ended()).toBe(1);
  });

  it('leaves no child behind when it is killed', async () => {
    shipped = await ship();
    const children = shipped.children();
    expect(children.length).toBeGreaterThan(0);
    shipped.signal('SIGKILL');
    await shipped.ended();
    await vi.waitFor(() => expect(children.filter(isAlive)).toEqual([]), PATIENTLY);
  });

  it.each([
    ['hangs', { JOB_SECONDS: '4' }, () => {}, /longer than 4 seconds/],
    ['is killed', {}, () => signal('SIGKILL', held), /more memory/],
  ])(
    'says so when a child %s, in the answer to one request, and replaces it',
    async (_, environment, harm, words) => {
      const { answer } = await askWhileHeld(environment);
      harm();
      const reply = await (await answer).json();
      expect(JSON.stringify(reply)).toMatch(words);
      // The numbers need no child: they are there all the same.
      expect(JSON.stringify(reply)).toContain('640');
      expect(await figure('child_restarts_total')).toBeGreaterThan(0);
      await vi.waitFor(async () => {
        const next = await shipped.ask('compare', { ...PAIR, input: '32x32x1' });
        expect(pictureIn(await next.json())).toBe(true);
      }, PATIENTLY);
    },
  );
});
