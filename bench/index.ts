import { cpus, totalmem } from 'node:os';
import { analysis } from './analysis.ts';
import { asking } from './ask.ts';
import { comparing } from './compare.ts';
import { hostile } from './hostile.ts';
import { matplotlib } from './matplotlib.ts';
import { coldStart, memory } from './process.ts';

/** Measures, one after the other, and prints a table; exits with 1 when a goal is missed. */
const [cpu] = cpus();
console.log(
  `Node ${process.version}, ${cpus().length} × ${cpu?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
);
let missed = 0;
for (const part of [analysis, hostile, asking, comparing, coldStart, memory, matplotlib]) {
  for (const { what, figure, goal, met } of await part()) {
    const mark = met === undefined ? ' ' : met ? '✓' : '✗';
    console.log(`${mark} ${what.padEnd(64)} ${figure.padStart(10)}  ${goal ?? ''}`);
    if (met === false) missed += 1;
  }
}
process.exitCode = missed > 0 ? 1 : 0;
