import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type Measurement, median, SEED, timed, under, WARM } from './measure.ts';

const run = 'scripts/run.mjs';

/** Cold processes: the command line with a picture, and the time until the playground answers. */
export async function coldStart(): Promise<Measurement[]> {
  const compare = await timed(7, () =>
    execFileSync('node', [
      run,
      'conv',
      'compare',
      SEED.a,
      'vs',
      SEED.b,
      '--json',
      '--out',
      'dist/bench-pictures',
    ]),
  );
  const starts: number[] = [];
  for (let index = 0; index < 5; index += 1) starts.push(await timeToAnswer());
  return [
    under('conv compare --json, cold process', median(compare), 600),
    under('npm start until the playground answers', median(starts), 1000),
  ];
}

/** Memory of the served bot with its children, before and after many compares through the web. */
export async function memory(): Promise<Measurement[]> {
  const { url, pid, stop } = await startServer();
  await compares(url, WARM);
  const before = megabytesOf(pid);
  await compares(url, 5000);
  const after = megabytesOf(pid);
  await stop();
  return [
    {
      what: `bot and two children: memory after ${WARM} compares`,
      figure: `${before.toFixed(0)} MB`,
      goal: 'under 300 MB',
      met: before < 300,
    },
    {
      what: 'the same after 5,000 more',
      figure: `${after.toFixed(0)} MB`,
      goal: 'no growth beyond 10 %',
      met: after < before * 1.1,
    },
  ];
}

/** Never the same twice, so that no cache answers. */
let seed = 0;

async function compares(url: string, times: number): Promise<void> {
  const last = seed + times;
  const lane = async () => {
    while (seed < last) {
      seed += 1;
      const body = JSON.stringify({ a: SEED.a, b: SEED.b, weights: 'random', seed });
      const response = await fetch(`${url}/api/commands/compare`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      if (!response.ok) throw new Error(`compare answered ${response.status}`);
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
}

async function timeToAnswer(): Promise<number> {
  const start = performance.now();
  const { stop } = await startServer();
  const time = performance.now() - start;
  await stop();
  return time;
}

/** What `npm start` runs. */
const START = JSON.parse(readFileSync('package.json', 'utf8')).scripts.start.split(' ').slice(1);

async function startServer() {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const child = spawn('node', START, {
    env: { ...process.env, PORT: String(port), USER_POINTS: '1000000', LOG_LEVEL: 'warn' },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(`${url}/healthz`).then(
      (response) => response.ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error('The server did not start.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  return { url, pid: child.pid!, stop };
}

/** Memory of a process and its children, from Linux' /proc; a page that several share counts once (PSS). */
export function megabytesOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean);
  const kilobytes = (id: number | string) =>
    Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))![1]);
  return [pid, ...children].reduce<number>((total, id) => total + kilobytes(id), 0) / 1024;
}
