import { type Shape, spatialOf } from '../../shape.ts';
import type * as TensorFlow from '../../tensorflow.ts';
import { edges, type Sliding } from '../geometry/sliding.ts';
import { asPicture, padSpatial, spreadWindows } from '../geometry/tensors.ts';
import type { Program, WeightSpec } from '../kind.ts';
import type { Conv } from './conv.ts';

type TF = typeof TensorFlow;
type Tensor = TensorFlow.Tensor;

/** A window on tensors that are padded already. */
interface BareWindow {
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly dilation: readonly number[];
}

/** Pads by itself, so that TensorFlow.js only ever convolves `valid`; each group is convolved apart. */
export function convTensors(conv: Conv, [input]: readonly Shape[], tf: TF): Program {
  const channels = Number(input!.at(-1));
  const [groups, filters] = [Number(conv.groups), Number(conv.filters)];
  const window = bareWindow(conv);
  const taps = window.kernel.reduce((product, size) => product * size, 1);
  const fans = { fanIn: (taps * channels) / groups, fanOut: (taps * filters) / groups };
  const weights: WeightSpec[] = [
    { role: 'kernel', shape: [...window.kernel, channels / groups, filters], ...fans },
  ];
  if (conv.bias) weights.push({ role: 'bias', shape: [filters], ...fans });
  const padding = numericEdges(conv, input!);
  const fill = conv.paddingMode === 'zeros' ? 0 : conv.paddingMode;
  const ownChannel = groups === channels && groups > 1 && conv.rank < 3;
  return {
    weights,
    run: ([x], [w, b]) =>
      tf.tidy(() => {
        const padded = padSpatial(tf, x!, padding, fill);
        const result = ownChannel
          ? depthwise(tf, padded, tf.reshape(w!, [...window.kernel, channels, filters / channels]), window)
          : convolve(tf, padded, w!, window, groups);
        return b ? tf.add(result, b) : result;
      }),
  };
}

/** The window in numbers, without its padding. */
export function bareWindow(window: Sliding): BareWindow {
  return {
    kernel: window.kernel.map(Number),
    stride: window.stride.map(Number),
    dilation: window.dilation.map(Number),
  };
}

/** The padding in rows, for an input of known sizes. */
export function numericEdges(window: Sliding, input: Shape): readonly (readonly [number, number])[] {
  return edges(window, spatialOf(input)).map(([before, after]) => [Number(before), Number(after)] as const);
}

/** Convolves without padding, each group apart; `w` is `[…window, input channels / groups, filters]`. */
export function convolve(tf: TF, x: Tensor, w: Tensor, window: BareWindow, groups = 1): Tensor {
  if (groups === 1) return convolveAll(tf, x, w, window);
  const ws = tf.split(w, groups, -1);
  const parts = tf.split(x, groups, -1).map((part, group) => convolveAll(tf, part, ws[group]!, window));
  return tf.concat(parts, -1);
}

function convolveAll(tf: TF, x: Tensor, w: Tensor, window: BareWindow): Tensor {
  const bare = singleStep(tf, x, window);
  if (window.kernel.length === 3) {
    return tf.conv3d(
      bare.x as never,
      w as never,
      bare.stride as never,
      'valid',
      'NDHWC',
      bare.dilation as never,
    );
  }
  if (window.kernel.length === 1) {
    return tf.conv1d(bare.x as never, w as never, bare.stride[0]!, 'valid', 'NWC', bare.dilation[0]!);
  }
  return tf.conv2d(
    bare.x as never,
    w as never,
    bare.stride as never,
    'valid',
    'NHWC',
    bare.dilation as never,
  );
}

/** Every channel by itself, on one or two axes; `w` is `[…window, input channels, multiplier]`. */
export function depthwise(tf: TF, x: Tensor, w: Tensor, window: BareWindow): Tensor {
  if (window.kernel.length === 1) {
    const flat = {
      kernel: [1, ...window.kernel],
      stride: [window.stride[0]!, window.stride[0]!],
      dilation: [1, ...window.dilation],
    };
    return asPicture(tf, x, (picture) => depthwise(tf, picture, tf.expandDims(w, 0), flat));
  }
  const bare = singleStep(tf, x, window);
  return tf.depthwiseConv2d(
    bare.x as never,
    w as never,
    bare.stride as never,
    'valid',
    'NHWC',
    bare.dilation as never,
  );
}

/** TensorFlow.js takes either strides or dilation. */
function singleStep(tf: TF, x: Tensor, window: BareWindow): BareWindow & { readonly x: Tensor } {
  const both = window.stride.some((step) => step > 1) && window.dilation.some((step) => step > 1);
  if (!both) return { ...window, x };
  return { ...window, ...spreadWindows(tf, x, window), dilation: window.dilation.map(() => 1) };
}
