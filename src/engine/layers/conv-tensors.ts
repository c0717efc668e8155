import type * as TensorFlow from '@tensorflow/tfjs-core';
import { type Shape, spatialOf } from '../shape.ts';
import type { Conv } from './conv.ts';
import type { Program, WeightSpec } from './kind.ts';
import { edges } from './sliding.ts';
import { type PadMode, padSpatial } from './tensors.ts';

type TF = typeof TensorFlow;

/** Pads by itself, so that TensorFlow.js only ever convolves `valid`; each group is convolved apart. */
export function convTensors(conv: Conv, [input]: readonly Shape[], tf: TF): Program {
  const channels = Number(input!.at(-1));
  const groups = Number(conv.groups);
  const filters = Number(conv.filters);
  const kernel = conv.kernel.map(Number);
  const taps = kernel.reduce((product, size) => product * size, 1);
  const fans = { fanIn: (taps * channels) / groups, fanOut: (taps * filters) / groups };
  const weights: WeightSpec[] = [{ role: 'kernel', shape: [...kernel, channels / groups, filters], ...fans }];
  if (conv.bias) weights.push({ role: 'bias', shape: [filters], ...fans });
  const padding = edges(conv, spatialOf(input!)).map(
    ([before, after]) => [Number(before), Number(after)] as const,
  );
  const mode: PadMode = conv.paddingMode;
  return {
    weights,
    run: ([x], [w, b]) =>
      tf.tidy(() => {
        const padded = padSpatial(tf, x!, padding, mode);
        const xs = groups === 1 ? [padded] : tf.split(padded, groups, -1);
        const ws = groups === 1 ? [w!] : tf.split(w!, groups, -1);
        const parts = xs.map((part, group) => convolve(tf, part, ws[group]!, conv));
        const result = parts.length === 1 ? parts[0]! : tf.concat(parts, -1);
        return b ? tf.add(result, b) : result;
      }),
  };
}

function convolve(tf: TF, x: TensorFlow.Tensor, w: TensorFlow.Tensor, conv: Conv): TensorFlow.Tensor {
  const stride = conv.stride.map(Number);
  const dilation = conv.dilation.map(Number);
  if (conv.rank === 3) {
    return tf.conv3d(
      x as TensorFlow.Tensor5D,
      w as TensorFlow.Tensor5D,
      stride as [number, number, number],
      'valid',
      'NDHWC',
      dilation as [number, number, number],
    );
  }
  if (conv.rank === 2) {
    return tf.conv2d(
      x as TensorFlow.Tensor4D,
      w as TensorFlow.Tensor4D,
      stride as [number, number],
      'valid',
      'NHWC',
      dilation as [number, number],
    );
  }
  return tf.conv1d(
    x as TensorFlow.Tensor3D,
    w as TensorFlow.Tensor3D,
    stride[0]!,
    'valid',
    'NWC',
    dilation[0]!,
  );
}
