import { formatCount } from '../../../engine/analysis/format.ts';
import { type Summary, summarise } from '../../../engine/analysis/summary.ts';
import type { Network } from '../../../engine/network.ts';
import { formatShape, writeNetwork } from '../../../engine/notation/index.ts';
import type { Size } from '../../../engine/shape.ts';
import type { Change } from '../changes.ts';
import type { Draft, Model, Option } from '../question.ts';
import type { Random } from '../random.ts';

/** What kinds of question share that are about one network. */

/** A count that is asked for, and what it becomes by the slips. */
export interface Asked {
  readonly network: Network;
  figure(summary: Summary): Size;
  readonly changes: readonly Change[];
}

/** The slips that are changes of the layers, each with the count that it ends at. */
export function slipsOf({ network, figure, changes }: Asked): readonly Required<Option>[] {
  return changes.flatMap((change) => {
    const other = change.of(network);
    return other ? [{ label: formatCount(figure(summarise(other))), slip: change.slip }] : [];
  });
}

/** The layers as code, in a framework that the draw chooses, on their input, and how to have them counted. */
export function shown(
  network: Network,
  random: Random,
): Pick<Draft, 'code' | 'experiment'> & { readonly on: string } {
  return {
    code: codeOf(network, random),
    experiment: typed(network),
    on: `on an input of ${formatShape(network.input)}`,
  };
}

/** Where PyTorch needs a layer of its own for the padding, lines would no longer be layers. */
function codeOf(network: Network, random: Random): string {
  const { code } = writeNetwork(network, random.pick(['keras', 'pytorch']));
  return code.includes('ZeroPad') ? writeNetwork(network, 'keras').code : code;
}

export function typed(network: Network): Model {
  return {
    model: writeNetwork(network, 'shorthand').code,
    input: network.input.map((size) => size ?? 'None').join('x'),
  };
}

/** Each layer's own formula, and their sum where there are several. */
export function formulas(summary: Summary, of: 'parameters' | 'macs', total: Size): readonly string[] {
  const lines = summary.layers
    .filter((layer) => layer.formula[of] !== '0')
    .map(({ name, formula }) => `${name}: ${formula[of]}`);
  return lines.length > 1 ? [...lines, `Together ${formatCount(total)}.`] : lines;
}
