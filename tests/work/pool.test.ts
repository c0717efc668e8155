import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCached } from '../../src/work/cached.ts';
import { createPool } from '../../src/work/pool.ts';
import { Overload, type WorkEvent } from '../../src/work/work.ts';
import { ALICE, type TestJobs, workContract } from './contract.ts';

const child = 'dist/tests/child.js';
const pool = (waiting = 100, watch: (event: WorkEvent) => void = () => {}) =>
  createPool<TestJobs>({
    module: new URL(`../../${child}`, import.meta.url),
    children: 2,
    waiting,
    seconds: 5,
    megabytes: 512,
    ready: 0,
    watch,
  });

beforeAll(async () => {
  await build({
    entryPoints: ['tests/work/child.ts'],
    outfile: child,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
});

workContract('A pool of child processes', pool);
workContract('A pool with a cache', () => createCached(pool(), 8));

describe('A pool', () => {
  it('refuses a job when too many wait, with the time after which to come back', async () => {
    const work = pool(3);
    const jobs = Array.from({ length: 10 }, (_, salt) => work.run('pid', { salt }, ALICE));
    const outcomes = await Promise.allSettled(jobs);
    await work.close();
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(5);
    for (const outcome of refused) {
      const { reason } = outcome as PromiseRejectedResult;
      expect(reason).toBeInstanceOf(Overload);
      expect((reason as Overload).retryAfter).toBeGreaterThan(0);
    }
  });

  it('does not begin a job whose asker left before its turn, and counts it as such', async () => {
    const outcomes: string[] = [];
    const work = pool(100, (event) => event.type === 'job' && outcomes.push(event.outcome));
    const before = [1, 2].map((salt) => work.run('pid', { salt }, ALICE));
    const leaving = new AbortController();
    const left = work.run('pid', { salt: 3 }, { ...ALICE, signal: leaving.signal });
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    await Promise.all(before);
    await work.close();
    expect(outcomes).toEqual(['left', 'done', 'done']);
  });

  it('shows its children nothing of the environment but what they need', async () => {
    process.env.CANARY_TOKEN = 'secret';
    const work = pool();
    expect(await work.run('environment', null, ALICE)).toEqual(
      expect.not.arrayContaining(['CANARY_TOKEN', 'HOME', 'DISCORD_TOKEN']),
    );
    await work.close();
  });

  it('replaces a child that is killed while it has nothing to do', async () => {
    const work = pool();
    process.kill(await work.run('pid', { salt: 1 }, ALICE), 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await work.run('echo', { value: 'replaced' }, ALICE)).toBe('replaced');
    await work.close();
  });
});

describe('A cache', () => {
  it('computes equal jobs once, in flight and afterwards, and others anew', async () => {
    const asked: unknown[] = [];
    const work = createCached<TestJobs>(
      { run: async (_job, input) => asked.push(input) as never, close: async () => {} },
      8,
    );
    await Promise.all([work.run('pid', { salt: 1 }, ALICE), work.run('pid', { salt: 1 }, ALICE)]);
    await work.run('pid', { salt: 1 }, ALICE);
    await work.run('pid', { salt: 2 }, ALICE);
    expect(asked).toEqual([{ salt: 1 }, { salt: 2 }]);
  });

  it('gives a shared computation up when the last who waits for it has left, and not before', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const work = createCached<TestJobs>(
      {
        run: (_job, _input, { signal }) => {
          signals.push(signal);
          return new Promise((_, reject) => {
            signal?.addEventListener('abort', () => reject(signal.reason));
          });
        },
        close: async () => {},
      },
      8,
    );
    const [first, second] = [new AbortController(), new AbortController()];
    const both = [first, second].map(({ signal }) => work.run('echo', { value: 1 }, { ...ALICE, signal }));
    await expect.poll(() => signals).toHaveLength(1);
    first.abort();
    expect(signals.map((signal) => signal?.aborted)).toEqual([false]);
    second.abort(new Error('gone'));
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
    const ended = await Promise.allSettled(both);
    expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('does not keep an error', async () => {
    let tries = 0;
    const work = createCached<TestJobs>(
      {
        run: async () => {
          tries += 1;
          if (tries === 1) throw new Error('first');
          return 'second' as never;
        },
        close: async () => {},
      },
      8,
    );
    await expect(work.run('echo', { value: 1 }, ALICE)).rejects.toThrow('first');
    expect(await work.run('echo', { value: 1 }, ALICE)).toBe('second');
  });
});
