import { formatTimes } from '../../engine/analysis/format.ts';
import type { Described } from './described.ts';

/** A layer as a sentence has it: `three 3×3 convolutions (64 filters)`. */
export function labelOf(layer: Described, codes: readonly string[]): string {
  if (layer.code !== undefined) return counted(layer.count, codes[layer.code]!, true);
  const { kind, kernel, filters, stride, padding, dilation, groups, bias } = layer;
  const name = kind === 'conv' ? 'convolution' : (NAMES[kind] ?? kind);
  const size = windowOf(kernel)?.replace('x', '×');
  const head = [size, name].filter(Boolean).join(' ');
  const extras = [
    filters && numbered(filters, kind === 'dense' ? 'unit' : 'filter'),
    stride && `stride ${stride.replace('x', '×')}`,
    padding && (/\d/.test(padding) ? `padding ${padding}` : `${padding} padding`),
    dilation && `dilation ${dilation}`,
    groups && `${groups} groups`,
    !bias && 'no bias',
  ].filter(Boolean);
  return `${counted(layer.count, head)}${extras.length > 0 ? ` (${extras.join(', ')})` : ''}`;
}

const NAMES: Readonly<Partial<Record<Described['kind'], string>>> = {
  maxpool: 'max pooling layer',
  avgpool: 'average pooling layer',
  globalpool: 'global pooling layer',
  batchnorm: 'batch normalisation layer',
  transposed: 'transposed convolution',
  dense: 'dense layer',
  flatten: 'flatten layer',
  relu: 'ReLU layer',
  separable: 'separable convolution',
  depthwise: 'depthwise convolution',
};

function numbered(count: string, noun: string): string {
  return `${count} ${noun}${count === '1' ? '' : 's'}`;
}

/** Code is named as often as it stands; words have a plural. */
function counted(count: number | undefined, head: string, isCode = false): string {
  if (count === undefined || count === 1) return head;
  return isCode ? `${count} × ${head}` : `${formatTimes(BigInt(count))} ${head}s`;
}

/** `3` is `3x3`, and the third size of `3x3x64` is the depth, which a filter always has. */
export function windowOf(kernel: string | undefined): string | undefined {
  const sizes = kernel?.split('x') ?? [];
  if (sizes.length === 1) return `${sizes[0]}x${sizes[0]}`;
  return sizes.length === 0 ? undefined : sizes.slice(0, 2).join('x');
}

/** Labels of several layers. */
export const MANY = /^(?:\d+ ×|two|three|four|five|six|seven|eight|nine|\d+ \d+×)|, then /;

/** A label at the beginning of a sentence; code keeps its letters. */
export function capital(text: string): string {
  return /^(?:conv|[\w.]+\()/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
