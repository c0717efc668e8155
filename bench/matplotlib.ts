import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mapsInput } from '../commands/maps-input.ts';
import { createUploads } from '../src/chat/uploads.ts';
import { jobs } from '../src/engine/jobs.ts';
import { readPair } from '../src/engine/notation/index.ts';
import { atLeast, type Measurement, median, SEED, timed, WARM } from './measure.ts';

/**
 * The figure alone, from the layers to the PNG, in one process each: by PyTorch and matplotlib (Debian: python3-torch,
 * python3-matplotlib), and by ours in the same run.
 */
export async function matplotlib(): Promise<Measurement[]> {
  const python = ['/usr/bin/python3', 'python3'].find(
    (candidate) => candidate === 'python3' || existsSync(candidate),
  )!;
  const { status, stdout } = spawnSync(python, ['bench/figure.py', '10'], { encoding: 'utf8' });
  if (status !== 0)
    return [{ what: 'PyTorch + matplotlib', figure: 'not here', goal: 'python3-torch, python3-matplotlib' }];
  const theirs = median(stdout.trim().split('\n').map(Number));
  const figure = ourFigure();
  await timed(WARM, figure);
  const ours = median(await timed(100, figure));
  return [
    { what: 'the figure alone by PyTorch + matplotlib, warm: median', figure: `${theirs.toFixed(0)} ms` },
    { what: 'the figure alone by convbot, warm: median', figure: `${ours.toPrecision(3)} ms` },
    atLeast('times faster than PyTorch + matplotlib, warm', theirs / ours, 40, '×'),
  ];
}

function ourFigure() {
  const { a, b } = readPair(SEED.a, SEED.b);
  const uploads = createUploads({ bytes: 1 });
  const given = { weights: 'classic', seed: 1 } as const;
  const sides = { a: mapsInput(a.network, given, uploads), b: mapsInput(b.network, given, uploads) };
  return () => jobs.comparePicture({ ...sides, labels: [SEED.a, SEED.b] });
}
