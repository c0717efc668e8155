import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { answer, withBot } from './compare.ts';
import { atLeast, type Measurement, median, timed } from './measure.ts';

/** The same figure by PyTorch and matplotlib (Debian: python3-torch, python3-matplotlib), against ours in the same run. */
export async function matplotlib(): Promise<Measurement[]> {
  const python = ['/usr/bin/python3', 'python3'].find(
    (candidate) => candidate === 'python3' || existsSync(candidate),
  )!;
  const { status, stdout } = spawnSync(python, ['bench/figure.py', '10'], { encoding: 'utf8' });
  if (status !== 0)
    return [{ what: 'PyTorch + matplotlib', figure: 'not here', goal: 'python3-torch, python3-matplotlib' }];
  const theirs = median(stdout.trim().split('\n').map(Number));
  const ours = await withBot(1, async (bot) => {
    await timed(300, () => answer(bot));
    return median(await timed(100, () => answer(bot)));
  });
  return [
    { what: 'the same figure by PyTorch + matplotlib, warm: median', figure: `${theirs.toFixed(0)} ms` },
    atLeast('times faster than PyTorch + matplotlib, warm', theirs / ours, 40, '×'),
  ];
}
