import { backendName } from './compute/backend.ts';
import { computeMaps, type MapsInput, releaseMaps } from './compute/feature-maps.ts';
import { type Network, traverse } from './network.ts';
import { compareScene } from './render/compare-scene.ts';
import { costsOf } from './render/costs.ts';
import { createDrawing, type Drawing } from './render/drawing.ts';
import { featureMapsScene } from './render/feature-maps-scene.ts';
import { growthScene } from './render/growth-scene.ts';
import { type Entry, leaderboardScene } from './render/leaderboard-scene.ts';
import type { Picture } from './render/picture.ts';
import { seenBy } from './render/seen.ts';
import type { Pair } from './render/sides.ts';

/** What a child process can do. Each job takes plain data and gives plain data. */
export const jobs = {
  /** Both layers' costs, receptive fields, filters and feature maps. */
  async comparePicture(input: { a: MapsInput; b: MapsInput; labels: Pair<string> }): Promise<Picture> {
    const { draw, measure } = drawing();
    const a = await comparedSide(input.a, input.labels[0]);
    const b = await comparedSide(input.b, input.labels[1]);
    const picture = draw(compareScene([a, b], measure));
    for (const { maps } of [a, b]) releaseMaps(maps);
    return { ...picture, notes: [...new Set([...a.maps.notes, ...b.maps.notes])] };
  },

  /** A page of one layer's feature maps; pages count from 0. */
  async featureMapsPicture(
    input: MapsInput & { label: string; page: number },
  ): Promise<Picture & { pages: number }> {
    const { draw, measure } = drawing();
    const maps = await computeMaps(input);
    const scene = featureMapsScene(maps, input.label, input.page, measure);
    const picture = { ...draw(scene), notes: maps.notes, pages: scene.pages };
    releaseMaps(maps);
    return picture;
  },

  /** The receptive field of each network, growing layer by layer. */
  async growthPicture(input: { networks: readonly Network[]; labels: readonly string[] }): Promise<Picture> {
    const { draw, measure } = drawing();
    const stacks = input.networks.map((network, index) => ({ network, label: input.labels[index] ?? '' }));
    return draw(growthScene(stacks, measure));
  },

  /** Who has how many points. */
  async leaderboardPicture(input: { entries: readonly Entry[] }): Promise<Picture> {
    const { draw, measure } = drawing();
    return draw(leaderboardScene(input.entries, measure));
  },

  /** Which libraries do the work here. */
  async about(): Promise<{ backend: string; canvas: string; fonts: string }> {
    const { canvas, fonts } = drawing();
    return { backend: await backendName(), canvas: canvas(), fonts };
  },
};

export type Jobs = typeof jobs;

/** Loads what every job needs. */
export async function prepare(): Promise<void> {
  // Letters are made ready while the files of TensorFlow.js are read.
  const backend = backendName();
  drawing();
  await backend;
}

let opened: Drawing | undefined;

/** Opened once in a process. */
function drawing(): Drawing {
  opened ??= createDrawing();
  return opened;
}

async function comparedSide(input: MapsInput, label: string) {
  const steps = traverse(input.network);
  const node = input.layer ?? steps.length - 1;
  return {
    label,
    depth: steps.length,
    costs: costsOf(steps),
    seen: seenBy(input.network, steps, node),
    maps: await computeMaps(input),
  };
}
