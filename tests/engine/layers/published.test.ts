import { describe, expect, it } from 'vitest';
import {
  edges,
  type Sliding,
  slide,
  span,
  symmetric,
  valid,
} from '../../../src/engine/layers/geometry/sliding.ts';
import { kindOf } from '../../../src/engine/layers/index.ts';
import { stack, traverse } from '../../../src/engine/network.ts';
import { readModel } from '../../../src/engine/notation/index.ts';
import { product, type Shape, sum } from '../../../src/engine/shape.ts';
import { UserError } from '../../../src/user-error.ts';
import pytorch from './fixtures/pytorch-cases.json' with { type: 'json' };
import windows from './fixtures/tfjs-windows.json' with { type: 'json' };

/** Cases that the frameworks publish in their documentation and tests. */

describe('PyTorch says', () => {
  it.each(
    pytorch.cases
      .filter(({ expect }) => 'output_shape' in expect)
      .map((one) => [one.id, one.pytorch, one] as const),
  )('%s: %s', (_, code, { input_shape: input, expect: expected, parameters }) => {
    const batched = !(/\dd\(/.test(code) && input.length === Number(code.match(/(\d)d\(/)![1]) + 1);
    const steps = walk(code, input, batched);
    const output = steps.at(-1)!.output;
    expect(output).toEqual(channelsLast(expected.output_shape!, batched));
    const counts = steps.flatMap(({ kind, layer, inputs }) =>
      kind
        .parameters(layer.params, inputs)
        .map(({ factors }) => product(factors.map(({ sizes }) => product(sizes)))),
    );
    expect(sum(counts)).toBe(BigInt(parameters!));
  });

  it.each(
    pytorch.cases
      .filter(({ expect }) => 'rejected' in expect)
      .map((one) => [one.id, one.pytorch, one] as const),
  )('%s: %s is rejected', (_, code, { input_shape: input, expect: { reason } }) => {
    const reject = () => walk(code, input, true);
    expect(reject).toThrow(UserError);
    expect(reject).toThrow(REASONS[reason!]);
  });
});

/** What a message must say where PyTorch gives the reason on the left. */
const REASONS: Readonly<Record<string, RegExp>> = {
  'wrong number of dimensions': /channels, and what reaches it is/,
  'kernel size cannot be greater than the padded input size':
    /kernel size cannot be greater than the padded input/,
  "padding='same' is not supported for strided convolutions":
    /'same' is not supported .* for strided convolutions/,
  'in_channels must be divisible by groups': /2 groups do not divide the 3 input channels/,
  'out_channels must be divisible by groups': /4 groups do not divide the 6 filters/,
  'output padding must be smaller than either stride or dilation': /smaller than either stride or dilation/,
  'pad should be at most half of kernel size': /pad should be at most half of the kernel/,
  'expected input to have 3 channels': /takes 3 input channels, and 4 reach it/,
};

function walk(code: string, input: readonly number[], batched: boolean) {
  const layers = readModel(code).network.nodes.map(({ layer }) => layer);
  return traverse(stack(channelsLast(input, batched), layers));
}

function channelsLast(shape: readonly number[], batched: boolean): Shape {
  const [channels, ...spatial] = (batched ? shape.slice(1) : shape).map(BigInt);
  return [...spatial, channels!];
}

interface WindowCase {
  readonly id: string;
  readonly fn: string;
  readonly input_shape?: readonly number[];
  readonly args?: readonly unknown[];
  readonly filter_shape?: readonly number[];
  readonly stride?: number | readonly number[];
  readonly dilation?: number | readonly number[];
  readonly pad?: string | number;
  readonly data_format?: string;
  readonly depthwise?: boolean;
  readonly expect: Readonly<Record<string, unknown>>;
}

describe('TensorFlow.js says', () => {
  it.each((windows.cases as readonly WindowCase[]).map((one) => [one.id, one.fn, one] as const))(
    '%s: %s',
    (_, __, one) => {
      const { window, spatial } = windowOf(one);
      const sizes = slide(window, spatial);
      const padding = edges(window, spatial);
      const axes = spatial.length === 3 ? ['Depth', 'Height', 'Width'] : ['Height', 'Width'];
      const names = spatial.length === 3 ? SIDES : SIDES.slice(1);
      axes.forEach((axis, at) => {
        expectWhereGiven(one, `out${axis}`, sizes[at]!);
        expectWhereGiven(one, `effectiveFilter${axis}`, span(window.kernel[at]!, window.dilation[at]!));
        expectWhereGiven(one, `padInfo.${names[at]![0]}`, padding[at]![0]!);
        expectWhereGiven(one, `padInfo.${names[at]![1]}`, padding[at]![1]!);
      });
      const whole = one.expect.outShape as readonly number[] | undefined;
      if (whole) {
        const first =
          one.fn.includes('Conv') && (one.data_format === 'channelsFirst' || spatial.length === 3);
        expect(sizes.map(Number)).toEqual(first ? whole.slice(2) : whole.slice(1, -1));
      }
    },
  );
});

const SIDES = [
  ['front', 'back'],
  ['top', 'bottom'],
  ['left', 'right'],
] as const;

function expectWhereGiven(one: WindowCase, name: string, value: bigint): void {
  if (name in one.expect) expect({ [name]: Number(value) }).toEqual({ [name]: one.expect[name] });
}

function windowOf(one: WindowCase): { readonly window: Sliding; readonly spatial: Shape } {
  const [input, kernel, stride, dilation, pad] = one.args
    ? (one.args as [number[], number, number, number, string | number])
    : [one.input_shape!, one.filter_shape, one.stride ?? 1, one.dilation ?? 1, one.pad!];
  const rank = input.length - 2;
  const first =
    one.data_format === 'channelsFirst' || ('outShape' in one.expect && one.fn === 'computeConv3DInfo');
  const each = (value: unknown): bigint[] =>
    Array.isArray(value)
      ? value.slice(0, rank).map(BigInt)
      : Array<bigint>(rank).fill(BigInt(value as number));
  const sizes = one.fn === 'computePool2DInfo' ? [2n, 2n] : each(kernel);
  return {
    spatial: (first ? input.slice(2) : input.slice(1, -1)).map(BigInt),
    window: {
      kernel: sizes,
      stride: each(stride),
      dilation: each(dilation),
      padding: pad === 'same' ? 'same' : pad === 'valid' ? valid(rank) : symmetric(each(pad)),
    },
  };
}

describe('transposed convolutions have the sizes of', () => {
  it.each([
    ['layers.Conv2DTranspose(8, 7, strides=16)', [14n, 14n, 1n], [224n, 224n, 8n]],
    ['nn.ConvTranspose2d(1, 8, 7, stride=16)', [14n, 14n, 1n], [215n, 215n, 8n]],
    ["layers.Conv2DTranspose(8, 3, strides=2, padding='same')", [6n, 6n, 1n], [12n, 12n, 8n]],
    ['layers.Conv2DTranspose(8, 3, strides=2)', [6n, 6n, 1n], [13n, 13n, 8n]],
    [
      "layers.Conv2DTranspose(8, 3, strides=2, padding='same', output_padding=0)",
      [6n, 6n, 1n],
      [11n, 11n, 8n],
    ],
    [
      "layers.Conv2DTranspose(8, 3, strides=2, padding='same', output_padding=1)",
      [6n, 6n, 1n],
      [12n, 12n, 8n],
    ],
    ['nn.ConvTranspose2d(1, 8, 3, stride=2, padding=1)', [6n, 6n, 1n], [11n, 11n, 8n]],
    ['nn.ConvTranspose2d(1, 8, 3, stride=2, padding=1, output_padding=1)', [6n, 6n, 1n], [12n, 12n, 8n]],
  ] as const)('%s', (code, input, output) => {
    const [layer] = readModel(code).network.nodes.map((node) => node.layer);
    expect(kindOf(layer!).outputShape(layer!.params, [input])).toEqual(output);
  });
});
