import * as z from 'zod';
import { channelsOf, type Shape, spatialOf } from '../../shape.ts';
import { flag, ignored } from '../arguments/values.ts';
import { unlessIs } from '../arguments/writing.ts';
import { requireRank } from '../geometry/inputs.ts';
import { RANKS, type Rank } from '../geometry/ranks.ts';
import type { LayerKind, Program } from '../kind.ts';
import { type Call, layerClass, type Spelling } from '../spelling.ts';

/** One value for each channel, taken over all positions. */
export interface GlobalPool {
  /** How many spatial axes the layer insists on; `null`: as many as there are. */
  readonly rank: Rank | null;
  /** Whether the spatial axes stay, with one position each. */
  readonly keepdims: boolean;
}

export const globalMaxPool = globalPool('max', 'Keeps the largest value of every channel.');
export const globalAveragePool = globalPool('avg', 'Averages every channel over all positions.');

/** Pooling counts no multiply-accumulates. */
function globalPool(mode: 'max' | 'avg', summary: string): LayerKind<GlobalPool> {
  return {
    name: `global-${mode}-pool`,
    summary,
    keras: keras(mode === 'max' ? 'Max' : 'Average'),
    torch: {
      classes: [],
      write: (params, input) => writeTorch(mode === 'max' ? 'Max' : 'Avg', params, input),
    },
    shorthand: shorthand(mode === 'max' ? 'gmp' : 'gap', mode === 'max' ? ['max'] : ['avg', 'average']),

    outputShape({ rank, keepdims }, [input]) {
      requireRank(input!, rank ?? Math.min(Math.max(input!.length - 1, 1), 3), 'Global pooling');
      const kept = keepdims ? spatialOf(input!).map(() => 1n) : [];
      return [...kept, channelsOf(input!)];
    },

    parameters: () => [],
    macs: () => [],
    window: () => 'global',

    build({ keepdims }, [input], tf): Program {
      const axes = spatialOf(input!).map((_, axis) => axis + 1);
      const reduce = mode === 'max' ? tf.max : tf.mean;
      return { weights: [], run: ([x]) => reduce(x!, axes, keepdims) };
    },
  };
}

function keras(what: 'Max' | 'Average'): Spelling<GlobalPool> {
  const short = what === 'Max' ? 'Max' : 'Avg';
  return {
    classes: RANKS.map((rank) =>
      layerClass({
        name: `Global${what}Pooling${rank}D`,
        aliases: [`Global${short}Pool${rank}D`],
        formerArgs: { dim_ordering: 'data_format' },
        args: () => z.object({ data_format: ignored(), keepdims: flag(false) }),
        read: ({ keepdims }) => ({ params: { rank, keepdims } }),
      }),
    ),
    write: ({ keepdims }, input) => [
      { name: `Global${what}Pooling${input.length - 1}D`, args: unlessIs('keepdims', keepdims, false) },
    ],
  };
}

function writeTorch(what: 'Max' | 'Avg', { keepdims }: GlobalPool, input: Shape): readonly Call[] {
  const pool = { name: `Adaptive${what}Pool${input.length - 1}d`, args: [{ value: 1n }] };
  return keepdims ? [pool] : [pool, { name: 'Flatten', args: [] }];
}

function shorthand(name: string, words: readonly string[]): Spelling<GlobalPool> {
  const classOf = (rank: Rank | null) =>
    layerClass({
      name: rank ? `${name}${rank}d` : name,
      aliases: rank ? [] : words.flatMap((word) => [`global${word}pool`, `global${word}pooling`]),
      args: () => z.object({ keepdims: flag(false) }),
      read: ({ keepdims }) => ({ params: { rank, keepdims } }),
    });
  return {
    classes: [null, ...RANKS].map(classOf),
    write: ({ rank, keepdims }) => [
      { name: rank ? `${name}${rank}d` : name, args: unlessIs('keepdims', keepdims, false) },
    ],
  };
}
