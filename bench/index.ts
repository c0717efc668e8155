import { analysis } from './analysis.ts';
import { asking } from './ask.ts';
import { comparing } from './compare.ts';
import { hostile } from './hostile.ts';
import { matplotlib } from './matplotlib.ts';
import { coldStart, memory } from './process.ts';
import { machine, print } from './report.ts';

/** Measures, one after the other, and prints a table; exits with 1 when a goal is missed. */
print(machine());
for (const part of [comparing, analysis, hostile, asking, coldStart, memory, matplotlib])
  print(...(await part()));
