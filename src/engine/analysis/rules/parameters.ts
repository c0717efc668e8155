import type { Parameters } from '../counts.ts';
import type { Evidence } from '../evidence.ts';
import { formatCount, formatList, formatNumber, formatRatio, formatShare, formatTimes } from '../format.ts';
import { type Contrast, contrast, type Pair, parametersOf, type Side } from '../pair.ts';
import { mixedChannels, separation } from '../separability.ts';
import type { LayerSummary } from '../summary.ts';
import type { ExplanationTerm } from '../why.ts';
import type { Rule } from './rule.ts';

/** How many numbers must be learned. The first rule that applies speaks. */
export const parameterRules: readonly Rule[] = [
  {
    name: 'parameters unknown',
    applies: (pair) => contrast(pair, parametersOf).outcome === 'unknown',
    say: () => 'The numbers of parameters cannot be compared: they depend on a size that is not known.',
  },
  {
    name: 'no parameters',
    applies: (pair) => isEqual(pair) && equalCount(pair) === 0n,
    say: () => 'Neither has any parameters: there is nothing to learn in them.',
  },
  {
    name: 'equal parameters',
    applies: isEqual,
    say: (pair) => `Both have ${formatNumber(equalCount(pair), 'parameter')}.`,
  },
  {
    name: 'only one has parameters',
    applies: (pair) => differing(pair)?.least === 0n,
    say(pair) {
      const { more, fewer, most } = differing(pair)!;
      return `${more.letter} has ${formatNumber(most, 'parameter')} and ${fewer.letter} has none.`;
    },
  },
  {
    name: 'frozen values differ',
    applies: (pair) => contrast(pair, ({ total }) => total.parameters.trainable).outcome === 'equal',
    say(pair) {
      const { more, most, least } = differing(pair)!;
      const trained = formatCount(more.summary.total.parameters.trainable);
      return `Both train ${trained} parameters; ${more.letter} holds ${formatNumber(most - least, 'more value')} that training does not change.`;
    },
  },
  {
    name: 'parameters by filters and window',
    applies: (evidence) => pushing(evidence).length > 0,
    say(evidence) {
      const resisting = reasons(evidence, false);
      const although = resisting.length > 0 ? `, in spite of ${formatList(resisting)}` : '';
      return `${moreParameters(evidence)}, because it has ${formatList(reasons(evidence, true))}${although}.`;
    },
  },
  {
    name: 'only one has a bias',
    applies: (pair) => isEqualIn(pair, 'weights') && isEqualIn(pair, 'frozen') && lacksBias(pair),
    say: (pair) =>
      `${moreParameters(pair)}: the weights are the same, and only ${differing(pair)!.more.letter} has a bias.`,
  },
  {
    name: 'window and filters multiplied or added',
    applies: (pair) => separation(pair) !== null,
    say(pair) {
      const { more, fewer } = differing(pair)!;
      const [window, filters] = separation(pair)!.map(formatCount);
      return `${moreParameters(pair)}, because ${more.letter} has window times filters (${window} × ${filters}) weights for each input channel, and ${fewer.letter}, which mixes the channels only afterwards, window plus filters (${window} + ${filters}).`;
    },
  },
  {
    name: 'channels mixed or kept apart',
    applies: (pair) => mixedChannels(pair) !== null,
    say(pair) {
      const { more, fewer } = differing(pair)!;
      return `${moreParameters(pair)}, because each filter of ${more.letter} spans all ${formatCount(mixedChannels(pair))} input channels and each of ${fewer.letter} only one.`;
    },
  },
  {
    name: 'parameters by like layers',
    applies: (pair) => [pair.a, pair.b].every((side) => likeLayers(side) !== null),
    say(pair) {
      const { more, fewer } = differing(pair)!;
      return `${moreParameters(pair)}: ${likeLayers(more)} against ${likeLayers(fewer)}.`;
    },
  },
  {
    name: 'parameters by the largest layer',
    applies: (pair) => heaviest(pair) !== null,
    say(pair) {
      const { name, parameters } = heaviest(pair)!;
      const share = formatShare(parameters.total, differing(pair)!.most);
      return `${moreParameters(pair)}; ${share} of them are in its layer ${name}.`;
    },
  },
  {
    name: 'parameters differ',
    applies: (pair) => differing(pair) !== null,
    say: (pair) => `${moreParameters(pair)}.`,
  },
];

function differing(pair: Pair): Extract<Contrast, { outcome: 'differs' }> | null {
  const found = contrast(pair, parametersOf);
  return found.outcome === 'differs' ? found : null;
}

function isEqual(pair: Pair): boolean {
  return contrast(pair, parametersOf).outcome === 'equal';
}

function equalCount(pair: Pair): bigint {
  const found = contrast(pair, parametersOf);
  return found.outcome === 'equal' ? found.count : 0n;
}

function moreParameters(pair: Pair): string {
  const { more, fewer, most, least, factor } = differing(pair)!;
  return `${more.letter} has ${formatRatio(factor!)} times the parameters of ${fewer.letter} (${formatCount(most)} against ${formatCount(least)})`;
}

function isEqualIn(pair: Pair, part: keyof Parameters): boolean {
  return contrast(pair, ({ total }) => total.parameters[part]).outcome === 'equal';
}

function lacksBias(pair: Pair): boolean {
  const found = contrast(pair, ({ total }) => total.parameters.bias);
  return found.outcome === 'differs' && found.least === 0n;
}

/** The layer of the side with more parameters that has more than half of them, where it is one of several. */
function heaviest(pair: Pair): LayerSummary | null {
  const layers = withParameters(differing(pair)!.more);
  if (layers.length < 2) return null;
  return layers.find(({ share }) => share !== null && share > 0.5) ?? null;
}

/** `one layer of 64·(7·7·64)+64`, `three layers of …`; null where the layers with parameters are not alike. */
function likeLayers(side: Side): string | null {
  const formulas = withParameters(side).map(({ formula }) => formula.parameters.replace(/ = .*/, ''));
  if (formulas.length === 0 || formulas.some((text) => text !== formulas[0])) return null;
  return `${formatTimes(BigInt(formulas.length))} layer${formulas.length === 1 ? '' : 's'} of ${formulas[0]}`;
}

function withParameters({ summary }: Side): readonly LayerSummary[] {
  return summary.layers.filter(({ parameters }) => parameters.total !== 0n);
}

/** The factors of the weights in which the side with more parameters is ahead. */
function pushing(evidence: Evidence): readonly ExplanationTerm[] {
  return factorsOfWeights(evidence).filter(
    (term) => ofSide(evidence, term).own > ofSide(evidence, term).other,
  );
}

function reasons(evidence: Evidence, ahead: boolean): readonly string[] {
  const factors = factorsOfWeights(evidence);
  return factors.flatMap((term) => {
    const { own, other } = ofSide(evidence, term);
    if (own === other || own > other !== ahead) return [];
    const figures = `(${formatCount(own)} against ${formatCount(other)})`;
    if (term.name === 'window') return [`${ahead ? 'a larger' : 'a smaller'} window ${figures}`];
    return [`${ahead ? 'more' : 'fewer'} ${nameOf(term, factors)} ${figures}`];
  });
}

/** With groups, a filter spans fewer input channels than there are. */
function nameOf({ name }: ExplanationTerm, factors: readonly ExplanationTerm[]): string {
  const spanned = name === 'input channels' && factors.some((factor) => factor.name === 'filters');
  return spanned ? 'input channels for each filter' : name;
}

function factorsOfWeights({ why }: Evidence): readonly ExplanationTerm[] {
  return why.find(({ quantity }) => quantity === 'weights')?.terms ?? [];
}

function ofSide(evidence: Evidence, { from, to }: ExplanationTerm): { own: bigint; other: bigint } {
  const more: Side = differing(evidence)!.more;
  return more === evidence.a ? { own: from!, other: to! } : { own: to!, other: from! };
}
