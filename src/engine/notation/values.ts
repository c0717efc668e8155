import { isCall } from '../layers/arguments/values.ts';
import type { Argument, Call, Value } from '../layers/spelling.ts';

/** Values as Python writes them. */

/** `(3, 3)`, `'same'`, `None`, `nn.ReLU()`; `prefix` stands before the names of calls. */
export function formatValue(value: Value, prefix = ''): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return `'${value.replaceAll(/['\\]/g, '\\$&')}'`;
  if (typeof value === 'bigint' || typeof value === 'number') return String(value);
  if (isCall(value)) return formatCall(value, prefix);
  const items = (value as readonly Value[]).map((item) => formatValue(item, prefix));
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
}

/** `Conv2D(64, (3, 3), padding='same')`. */
export function formatCall(call: Call, prefix = ''): string {
  return `${prefix}${call.name}(${call.args.map((arg) => formatArgument(arg, prefix)).join(', ')})`;
}

function formatArgument(arg: Argument, prefix: string): string {
  const value = formatValue(arg.value, prefix);
  return arg.name === undefined ? value : `${arg.name}=${value}`;
}
