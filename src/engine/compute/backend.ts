import util from 'node:util';
import type * as TensorFlow from '@tensorflow/tfjs-core';

type TF = typeof TensorFlow;

/** TensorFlow.js, ready to compute. */
export interface Backend {
  /** `tensorflow` is TensorFlow's C library (tfjs-node), `wasm` WebAssembly with SIMD. */
  readonly name: 'tensorflow' | 'wasm';
  readonly tf: TF;
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
  const tf = await loadNative();
  return tf ? { name: 'tensorflow', tf } : { name: 'wasm', tf: await loadWasm() };
}

async function loadNative(): Promise<TF | undefined> {
  restoreIsNullOrUndefined();
  // The name is computed so that the compiler does not ask for the types of a package that may be absent.
  const optional = ['@tensorflow', 'tfjs-node'].join('/');
  try {
    const module = (await import(optional)) as TF & { readonly default?: TF };
    const tf = module.default ?? module;
    return (await tf.setBackend('tensorflow')) ? tf : undefined;
  } catch {
    return undefined;
  }
}

async function loadWasm(): Promise<TF> {
  const [tf] = await Promise.all([import('@tensorflow/tfjs-core'), import('@tensorflow/tfjs-backend-wasm')]);
  tf.env().set('PROD', true);
  if (!(await tf.setBackend('wasm'))) throw new Error('The WASM backend of TensorFlow.js does not start.');
  if (!(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'))) {
    throw new Error('This machine runs WebAssembly without SIMD: feature maps would take too long.');
  }
  return tf;
}

/** tfjs-node calls it; Node 23 has removed it. */
function restoreIsNullOrUndefined(): void {
  const legacy = util as { isNullOrUndefined?: (value: unknown) => boolean };
  legacy.isNullOrUndefined ??= (value) => value === null || value === undefined;
}
