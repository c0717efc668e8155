import { cpus, totalmem } from 'node:os';
import type { Measurement } from './measure.ts';

/** The machine on which all is measured. */
export function machine(): string {
  const [cpu] = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  return `Node ${process.version}, ${cpus().length} × ${cpu?.model}, ${memory} GiB`;
}

/** Prints lines and rows of the table; a goal that is missed ends the process with code 1. */
export function print(...rows: readonly (string | Measurement)[]): void {
  for (const row of rows) {
    if (typeof row === 'string') {
      console.log(row);
      continue;
    }
    const { what, figure, goal, met } = row;
    const mark = met === undefined ? ' ' : met ? '✓' : '✗';
    console.log(`${mark} ${what.padEnd(76)} ${figure.padStart(14)}  ${goal ?? ''}`);
    if (met === false) process.exitCode = 1;
  }
}
