import type { Value } from '../layers/spelling.ts';
import type { Claim, ReadCall } from './syntax.ts';

/** What calls say about the input: `Input(shape=(28, 28, 1))`, `input_shape=`, `input_dim=`. */

const BATCHED = new Set(['batch_shape', 'batch_input_shape']);
const STATING = ['shape', 'input_shape', 'batch_shape', 'batch_input_shape', 'input_dim'];

/** The input that `Input(…)` states. */
export function inputClaim(call: ReadCall): Claim | undefined {
  const first = call.args.find((arg) => arg.name === undefined);
  return layerClaim(call) ?? (first && claimOf(first.value, call, false));
}

/** The input that a Keras layer states beside its own arguments. */
export function layerClaim(call: ReadCall): Claim | undefined {
  const stating = call.args.find((arg) => arg.name !== undefined && STATING.includes(arg.name));
  if (!stating) return undefined;
  const claim = claimOf(stating.value, call, BATCHED.has(stating.name!));
  return claim && { ...claim, span: stating.span };
}

function claimOf(value: Value, call: ReadCall, batched: boolean): Claim | undefined {
  const list: readonly Value[] = Array.isArray(value) ? value : [value as Value];
  const sizes = list.map((size) =>
    size === null || (typeof size === 'bigint' && size > 0n) ? size : undefined,
  );
  const known = sizes.filter((size) => size !== undefined);
  if (known.length !== sizes.length || (batched && sizes.length < 2)) return undefined;
  const order = orderOf(call);
  return { sizes: known, batched, exact: true, ...(order ? { order } : {}), span: call.span };
}

function orderOf(call: ReadCall): Claim['order'] {
  const format = call.args.find((arg) => arg.name === 'data_format' || arg.name === 'dim_ordering')?.value;
  if (format === 'channels_first' || format === 'th') return 'channels-first';
  return format === 'channels_last' || format === 'tf' ? 'channels-last' : undefined;
}
