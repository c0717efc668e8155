import type { Figure } from './asked.ts';
import type { Built } from './build.ts';
import type { Described } from './described.ts';

/** A count of filters needs to be told; a size or a receptive field does not depend on it. */
export function saysEnough(figure: Figure, layers: readonly Described[], { states }: Built): boolean {
  if (figure === 'output')
    return (states.input || layers.some(({ kind }) => kind === 'code')) && knowsDepth(layers, states);
  if (figure === 'receptive field') return true;
  const counted = states.filters || (states.channels && layers.every(({ kind }) => kind === 'conv'));
  return layers.every(({ kind }) => kind !== 'conv') || counted;
}

/** What is flattened is as long as it is deep: the filters of the last convolution have to be told, or the channels. */
function knowsDepth(layers: readonly Described[], states: Built['states']): boolean {
  const flat = layers.findIndex(({ kind }) => kind === 'flatten');
  if (flat < 0) return true;
  const deep = layers.slice(0, flat).findLast(({ kind }) => DEEPENS.has(kind));
  return deep === undefined
    ? states.channels
    : deep.filters !== undefined || deep.code !== undefined || states.filters;
}

const DEEPENS: ReadonlySet<Described['kind']> = new Set(['code', 'conv', 'separable', 'transposed', 'dense']);
