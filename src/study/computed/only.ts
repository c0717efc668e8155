import type { Network } from '../../engine/network.ts';
import type { Figure } from './asked.ts';
import type { Scan } from './scan.ts';

/** The one layer that a question is about, by its place; -1 where it is about one that is not there or not told from others. */
export function onlyIn(text: string, { nodes }: Network): number | undefined {
  const [, place, name = 'layer'] = PLACED.exec(text) ?? LAST.exec(text) ?? [];
  if (place === undefined) return undefined;
  const kind = name === 'linear' ? 'dense' : name.replace(/^(?:max|avg)/, '');
  const any = kind === 'layer' || kind === 'one';
  const places = nodes.flatMap(({ layer }, at) =>
    any || layer.kind.toLowerCase().includes(kind) ? [at] : [],
  );
  // “In features of the first dense” is about one that is not among the layers.
  if (places.length === 0) return undefined;
  const nth = PLACES.indexOf(place);
  if (nth < 0) return places.at(-1);
  // Whether a pool is counted as a layer is not said.
  const mixed = any && new Set(nodes.map(({ layer }) => layer.kind)).size > 1;
  return mixed ? -1 : (places[nth] ?? -1);
}

/** Whether a figure of all the layers is that of the one that is asked for, or can be told for it alone. */
export function tellsOf(figure: Figure, only: number | undefined, { nodes }: Network): boolean {
  if (only === undefined || nodes.length === 1) return true;
  if (figure === 'parameters' || figure === 'parameter memory') return only >= 0;
  return (figure === 'output' || figure === 'receptive field') && only === nodes.length - 1;
}

const PLACES = ['first', 'second', 'third', 'fourth'];

/** Takes “after the second pool” out of a text, which names no further layer. */
export function takeOnly(from: Scan): void {
  while (
    from.take(
      /\b(?:of|after|behind) the (?:first|second|third|fourth) (?:dense|conv|(?:max|avg)?pool)\b(?! (?:has|have|with|uses|of|is|\d))/,
    )
  );
}

/** “Of the second conv”, “has the last layer”. */
const PLACED =
  /\b(?:of|in|for|after|behind|does|do|has|have) (?:only |just |alone )?the (first|second|third|fourth|last|final)(?: (dense|linear|layer|conv|pool|maxpool|avgpool|one))?\b/;

/** “Parameters of just the dense layer” asks for the last one of its kind, “of this layer” for the last one. */
const LAST =
  /\b(?:of|in|has|have) (?:only |just |alone )?((?<=(?:only|just|alone) )the|this|that) (dense|linear|layer|conv)\b/;
