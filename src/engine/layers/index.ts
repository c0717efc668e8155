import { activation } from './activation.ts';
import { conv } from './conv.ts';
import { dense } from './dense.ts';
import { flatten } from './flatten.ts';
import type { LayerKind } from './kind.ts';
import type { Layer } from './layer.ts';

/** Every kind of layer. A new kind is a file of its own and a line here. */
export const kinds: readonly LayerKind<unknown>[] = [conv, dense, flatten, activation];

const byName = new Map(kinds.map((kind) => [kind.name, kind]));

/** The kind of a layer. */
export function kindOf(layer: Layer): LayerKind<unknown> {
  const kind = byName.get(layer.kind);
  if (!kind) throw new Error(`No layer kind is called ${layer.kind}.`);
  return kind;
}
