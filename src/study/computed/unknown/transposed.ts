import { formatList } from '../../../engine/analysis/format.ts';
import { span } from '../../../engine/layers/geometry/sliding.ts';
import type { ComputedAnswer } from '../answer.ts';
import type { Described } from '../described.ts';
import type { Question } from '../question.ts';

/** What can be looked for in a transposed convolution. */
export type TransposedSought = 'kernel' | 'stride' | 'padding' | 'dilation';

/** What makes a transposed convolution bring one size to another; undefined where its other settings are not said. */
export function solveTransposed(
  sought: TransposedSought,
  { target, around, sides }: Question,
): ComputedAnswer | undefined {
  const [layer, ...others] = sides[0] ?? [];
  if (layer?.kind !== 'transposed' || others.length > 0) return undefined;
  const from = target.from ?? around.input?.[0];
  const settings = settingsOf(layer);
  if (from === undefined || target.to === undefined || !settings) return undefined;
  if (target.to > LARGEST || (sought !== 'kernel' && layer.kernel === undefined)) return undefined;
  // A stride that nobody named is as open as what is looked for.
  if (sought !== 'stride' && layer.stride === undefined) return undefined;
  const found: Settings[] = [];
  for (let value = sought === 'padding' ? 0n : 1n; value <= target.to + 1n; value++) {
    const tried = { ...settings, [sought]: value };
    if (sizeOf(tried, from) === target.to) found.push(tried);
  }
  return told(sought, found, from, target.to);
}

const LARGEST = 20_000n;

type Settings = Readonly<Record<TransposedSought | 'outputPadding', bigint>>;

function settingsOf({
  kernel = '1',
  stride,
  padding,
  dilation,
  outputPadding,
}: Described): Settings | undefined {
  const sizes = [kernel, stride ?? '1', padding ?? '0', dilation ?? '1', outputPadding ?? '0'].map((size) =>
    size === 'valid' ? '0' : size.split('x')[0]!,
  );
  if (!sizes.every((size) => /^\d+$/.test(size))) return undefined;
  const [k, s, p, d, more] = sizes.map(BigInt) as [bigint, bigint, bigint, bigint, bigint];
  return { kernel: k, stride: s, padding: p, dilation: d, outputPadding: more };
}

/** (n − 1)·s + k_eff − 2p, and what is padded behind. */
function sizeOf({ kernel, stride, padding, dilation, outputPadding }: Settings, from: bigint): bigint {
  return (from - 1n) * stride + span(kernel, dilation) - 2n * padding + outputPadding;
}

function told(
  sought: TransposedSought,
  found: readonly Settings[],
  from: bigint,
  to: bigint,
): ComputedAnswer {
  const values = found.map((settings) => settings[sought]);
  const steps = found.slice(0, 3).map((settings) => {
    const { kernel, stride, padding, dilation, outputPadding } = settings;
    return `(${from} − 1)·${stride} + ${span(kernel, dilation)} − 2·${padding} + ${outputPadding} = ${to}`;
  });
  const list = formatList(values.map(String));
  return {
    quantity: sought,
    value: values.length === 1 ? values[0]! : values,
    unit: sought === 'padding' ? 'rows on each side' : 'positions',
    sentence:
      values.length === 0
        ? `No ${sought} makes ${to} from ${from} in this transposed convolution.`
        : `${sought.charAt(0).toUpperCase()}${sought.slice(1)} ${list} ${values.length > 1 ? 'make' : 'makes'} ${to} from ${from} in this transposed convolution.`,
    steps,
    assumptions: [],
  };
}
