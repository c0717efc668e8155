import type { Network } from '../network.ts';
import { formatShape } from '../notation/format.ts';
import { type Growth, growthOf } from './growth.ts';
import { type GrownStack, listedLayers, stackSection } from './growth-section.ts';
import { brief, columns, line, type Measure } from './layout.ts';
import type { Mark, Scene } from './scene.ts';
import { sides } from './sides.ts';
import { textStyles, theme } from './theme.ts';

/** Layers under the name that the figure gives them. */
export interface Stack {
  readonly label: string;
  readonly network: Network;
}

const INNER = theme.width - 2 * theme.margin;
/** The width of a stack that has no other beside it. */
const SINGLE = 500;
const RULE = 'Each layer adds (kernel − 1) × all strides before it.';

/** The receptive field of each stack: what its layers see of the input, inside each other and one below the other. */
export function growthScene(stacks: readonly Stack[], measure: Measure): Scene {
  const alone = stacks.length === 1;
  const grown = stacks.map(
    ({ label, network }, index): GrownStack => ({
      label,
      side: alone ? null : (sides[index] ?? null),
      growth: growthOf(network),
    }),
  );
  const largest = Math.max(
    1,
    ...grown.flatMap(({ growth }) => growth.flatMap(({ size }) => size.map(Number))),
  );
  const width = alone ? SINGLE : INNER;
  const across = columns(alone ? 1 : 2, (theme.width - width) / 2, width);
  const marks: Mark[] = [];
  let y: number = theme.margin;
  for (let first = 0; first < grown.length; first += across.length) {
    const row = grown.slice(first, first + across.length);
    const parts = row.map((stack, column) =>
      stackSection(stack, largest, { ...across[column]!, y }, measure),
    );
    marks.push(...parts.flatMap((part) => part.marks));
    y = Math.max(...parts.map(({ bottom }) => bottom)) + theme.gap;
  }
  marks.push(line({ text: RULE, x: theme.margin, y, width: INNER, ink: 'muted' }, measure));
  return {
    name: 'receptive-field.png',
    alt: `What one output value sees of the input, layer by layer. ${grown.map(describe).join(' ')}`,
    width: theme.width,
    height: y + textStyles.body.line + theme.margin,
    marks,
  };
}

function describe({ label, growth }: GrownStack): string {
  const layers = listedLayers(growth).map(
    ({ layer, text, size }: Growth) => `layer ${layer} (${text}) sees ${formatShape(size)}`,
  );
  return `${brief(label)}: ${layers.length > 0 ? layers.join(', ') : 'one position only'}.`;
}
