import { LRUCache } from 'lru-cache';
import { summarise } from '../../engine/analysis/summary.ts';
import { judge, type Network } from '../../engine/network.ts';
import { readModel, writeNetwork } from '../../engine/notation/index.ts';
import { product } from '../../engine/shape.ts';
import { UserError } from '../../user-error.ts';
import { typed } from './kinds/figures.ts';
import type { Level } from './question.ts';

/** What was asked about lately, so that questions can be about it; in memory only, and without who asked. */
export interface AskedAbout {
  note(asker: Asker, ...networks: readonly Network[]): void;
  /** What the asker's server asked about; without a server, what they asked about themselves. */
  of(asker: Asker): readonly Network[];
}

interface Asker {
  readonly platform: string;
  readonly user: string;
  readonly server?: string;
}

/** Networks that are remembered of one place, and places. */
const NETWORKS = 20;
const PLACES = 2000;

export function createAskedAbout(): AskedAbout {
  const places = new LRUCache<string, readonly Network[]>({ max: PLACES });
  const all = (asker: Asker) => places.get(keyOf(asker)) ?? [];
  return {
    note(asker, ...networks) {
      places.set(keyOf(asker), [...all(asker), ...networks.filter(isShort)].slice(-NETWORKS));
    },
    // Looked at closely only when a question is drawn: answers do not wait for it.
    of: (asker) => all(asker).filter(isForQuestions),
  };
}

/** The level of a question about a network: the more layers, the higher. */
export function levelOfNetwork({ nodes }: Network): Level {
  return Math.min(5, nodes.length) as Level;
}

function keyOf({ platform, server, user }: Asker): string {
  return server === undefined ? `${platform}::${user}` : `${platform}:${server}`;
}

function isShort({ nodes }: Network): boolean {
  return nodes.length <= 6;
}

/** A stack on a map of known size, of which both frameworks can write everything. */
function isForQuestions(network: Network): boolean {
  const { input, nodes } = network;
  const isStack = nodes.every(({ inputs }, index) => inputs.length === 1 && inputs[0] === index - 1);
  if (!isStack || input.length !== 3 || product(input) === null) return false;
  if (judge(network).mistakes.length > 0) return false;
  return (['keras', 'pytorch'] as const).every((notation) => readsBack(network, notation));
}

/** Whether the code that a question would show is short, and leaves nothing out. */
function readsBack(network: Network, notation: 'keras' | 'pytorch'): boolean {
  const { code } = writeNetwork(network, notation);
  if (code.length > 600) return false;
  try {
    const again = readModel(code, typed(network).input).network;
    return JSON.stringify(countsOf(again)) === JSON.stringify(countsOf(network));
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

function countsOf(network: Network): readonly string[] {
  const { total } = summarise(network);
  return [total.output, total.parameters.total, total.macs].map(String);
}
