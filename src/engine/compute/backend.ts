import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import util from 'node:util';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type * as TensorFlow from '../tensorflow.ts';
import { takeBuffer } from './buffers.ts';

type TF = typeof TensorFlow;

/** TensorFlow.js, ready to compute. */
export interface Backend {
  /** `tensorflow` is TensorFlow's C library (tfjs-node), `wasm` WebAssembly with SIMD. */
  readonly name: 'tensorflow' | 'wasm';
  readonly tf: TF;
  /** A copy of a tensor's numbers; to be given back with `releaseBuffer` by whoever is done with it. */
  read(tensor: TensorFlow.Tensor): Float32Array;
}

let loading: Promise<Backend> | undefined;

/** Loads TensorFlow.js once in a process: tfjs-node where it is installed and works, else WebAssembly. */
export function backend(): Promise<Backend> {
  loading ??= load();
  return loading;
}

/** Which one runs here. */
export async function backendName(): Promise<Backend['name']> {
  return (await backend()).name;
}

async function load(): Promise<Backend> {
  const native = await loadNative();
  return native ? { name: 'tensorflow', tf: native, read: (tensor) => copy(tensor.dataSync()) } : loadWasm();
}

async function loadNative(): Promise<TF | undefined> {
  restoreIsNullOrUndefined();
  try {
    const { default: tf } = await import('@tensorflow/tfjs-node');
    return (await tf.setBackend('tensorflow')) ? (tf as TF) : undefined;
  } catch {
    return undefined;
  }
}

async function loadWasm(): Promise<Backend> {
  const [tf, { setWasmPaths }] = await Promise.all([
    import('../tensorflow.ts'),
    import('@tensorflow/tfjs-backend-wasm'),
  ]);
  // The .wasm files stay in their package when the code around them is bundled.
  const main = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${dirname(main)}/`);
  tf.env().set('PROD', true);
  if (!(await tf.setBackend('wasm'))) throw new Error('The WASM backend of TensorFlow.js does not start.');
  if (!(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'))) {
    throw new Error('This machine runs WebAssembly without SIMD: feature maps would take too long.');
  }
  const wasm = tf.backend() as BackendWasm;
  // The result is read where it lies: dataSync() would copy it into fresh memory first.
  return { name: 'wasm', tf, read: (tensor) => copy(wasm.typedArrayFromHeap(tensor)) };
}

function copy(values: ArrayLike<number>): Float32Array {
  const buffer = takeBuffer(values.length);
  buffer.set(values);
  return buffer;
}

/** tfjs-node calls it; Node 23 has removed it. */
function restoreIsNullOrUndefined(): void {
  const legacy = util as { isNullOrUndefined?: (value: unknown) => boolean };
  legacy.isNullOrUndefined ??= (value) => value === null || value === undefined;
}
