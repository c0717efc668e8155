import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { Image, Reply } from '../../chat/reply.ts';

/** Saves every picture of a Reply in the folder; the name holds a digest, so that equal pictures are one file. */
export async function savePictures(reply: Reply, folder: string): Promise<(image: Image) => string> {
  const paths = new Map<Image, string>();
  for (const block of reply.blocks) {
    if (block.type === 'image') paths.set(block, await save(block, folder));
  }
  return (image) => paths.get(image)!;
}

async function save({ name, png }: Image, folder: string): Promise<string> {
  const digest = createHash('sha256').update(png).digest('hex').slice(0, 12);
  const base = parse(name);
  const path = join(folder, `${base.name}-${digest}${base.ext || '.png'}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path, png);
  return path;
}
