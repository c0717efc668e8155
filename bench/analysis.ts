import { compare } from '../src/engine/analysis/compare.ts';
import { summarise } from '../src/engine/analysis/summary.ts';
import { readModel, readPair } from '../src/engine/notation/index.ts';
import { type Measurement, median, SEED, timed, under } from './measure.ts';

/** Reading, counting and explaining, without pictures. */
export async function analysis(): Promise<Measurement[]> {
  const { a, b } = readPair(SEED.a, SEED.b);
  const deep = (layers: number) => readModel(`${layers}x conv 8 3x3 same`, '28x28x8').network;
  const [short, long] = [deep(100), deep(1000)];
  await timed(200, () => compare(a.network, b.network));
  const pair = median(await timed(500, () => compare(a.network, b.network)));
  const reading = median(await timed(500, () => readPair(SEED.a, SEED.b)));
  const hundred = median(await timed(30, () => summarise(short)));
  const thousand = median(await timed(30, () => summarise(long)));
  return [
    under("seed's pair: analysis, warm", pair, 1),
    { what: "seed's pair: reading both layers, warm", figure: `${reading.toPrecision(3)} ms` },
    under('stack of 1,000 layers: summary', thousand, 50),
    {
      what: 'stack of 1,000 layers against 100: time per layer',
      figure: `×${(thousand / hundred / 10).toFixed(2)}`,
    },
  ];
}
