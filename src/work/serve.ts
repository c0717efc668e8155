import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import type { JobTable } from './work.ts';

/** The child's side of the pool: caps its own memory, loads what it can do, then answers jobs by name. */
export async function serve<Jobs extends JobTable>(load: () => Promise<Jobs>) {
  // Ctrl+C reaches every process at a terminal; the main process says when its children end.
  process.on('SIGINT', () => {});
  // Whoever waits for a first word goes before whoever waits for a picture.
  setPriority(NICE);
  // Starting another process is the dearer the more this one has loaded.
  const capped = capMemory(Number(process.env.CONVBOT_MEGABYTES));
  const jobs = await load();
  return async ({ job, input }: { job: keyof Jobs; input: never }) => {
    await capped;
    return jobs[job]!(input);
  };
}

/** From 0, as every program, to 19, which runs when nothing else does. */
const NICE = 10;

/** What Linux says of the process. */
const STATUS = '/proc/self/status';

/**
 * Bounds the data segment (heap, typed arrays, WebAssembly memory), so that too large an allocation becomes an error. What
 * Node has set aside for itself by now, half a gigabyte from version 24 on, is not counted. Where there is no `prlimit` (not
 * Linux), only the cost estimate made before a job bounds it.
 */
function capMemory(megabytes: number): Promise<void> {
  const status = existsSync(STATUS) ? readFileSync(STATUS, 'utf8') : '';
  const own = Number(/^VmData:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  const limit = `--data=${own + megabytes * 2 ** 20}`;
  return new Promise((resolve) => {
    execFile('prlimit', ['--pid', String(process.pid), limit], () => resolve());
  });
}
