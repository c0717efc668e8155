import type { FactorName, Term } from '../layers/kind.ts';
import { product, type Size } from '../shape.ts';
import type { Pair, Side } from './pair.ts';

/** Whether filters look at the channels together or one by one, read from the factors of the weights. */

/**
 * Window and filters where one side has a weight for each pair of the two, and the other first looks through the same
 * window and then mixes with as many filters; null for all other pairs.
 */
export function separation({ a, b }: Pair): readonly [window: bigint, filters: bigint] | null {
  const [joint, parts] = [weightsOf(a), weightsOf(b)].sort((one, two) => one.length - two.length);
  if (joint?.length !== 1 || parts?.length !== 2) return null;
  const [whole] = joint;
  const [look, mix] = parts;
  const [window, filters, channels] = [
    of(whole!, 'window'),
    of(whole!, 'filters'),
    of(whole!, 'input channels'),
  ];
  const alike =
    of(look!, 'window') === window &&
    of(mix!, 'filters') === filters &&
    [look!, mix!].every((term) => of(term, 'input channels') === channels && of(term, 'multiplier') === 1n);
  return alike && window && filters && channels ? [window, filters] : null;
}

/**
 * The input channels that each filter of one side spans, where the other has as many filters with the same window that
 * see one channel each; null for all other pairs.
 */
export function mixedChannels({ a, b }: Pair): bigint | null {
  const [ofA, ofB] = [weightsOf(a), weightsOf(b)];
  if (ofA.length !== 1 || ofB.length !== 1) return null;
  const [mixed, apart] = of(ofA[0]!, 'filters') === null ? [ofB[0]!, ofA[0]!] : [ofA[0]!, ofB[0]!];
  const [filters, channels] = [of(mixed, 'filters'), of(mixed, 'input channels')];
  const [own, each] = [of(apart, 'input channels'), of(apart, 'multiplier')];
  if (!filters || !channels || channels === 1n || !own || !each || of(apart, 'filters') !== null) return null;
  return own * each === filters && of(mixed, 'window') === of(apart, 'window') ? channels : null;
}

function weightsOf({ steps }: Side): readonly Term[] {
  return steps.flatMap(({ kind, layer, inputs }) =>
    kind.parameters(layer.params, inputs).filter(({ part }) => part === 'weights'),
  );
}

function of({ factors }: Term, name: FactorName): Size {
  const factor = factors.find((candidate) => candidate.name === name);
  return factor ? product(factor.sizes) : null;
}
