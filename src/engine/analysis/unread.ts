import { span } from '../layers/geometry/sliding.ts';
import type { Window } from '../layers/kind.ts';
import { type Shape, spatialOf } from '../shape.ts';
import type { Side } from './pair.ts';

/** Input that a sliding window never reads. */
export interface Unread {
  readonly layer: string;
  /** Between two windows whose stride is larger than they are, or at the end, where no window fits any more. */
  readonly kind: 'between' | 'at the end';
  readonly rows: bigint;
}

/** The first layer of a side that leaves input unread; on the axis where it leaves most. */
export function unreadRows({ steps, summary }: Side): Unread | null {
  for (const [index, { kind, layer, inputs, output }] of steps.entries()) {
    const reach = kind.window(layer.params, inputs);
    if (typeof reach === 'string') continue;
    const found = ofWindow(reach, spatialOf(inputs[0]!), spatialOf(output));
    if (found) return { layer: summary.layers[index]!.name, ...found };
  }
  return null;
}

function ofWindow(window: Window, input: Shape, output: Shape): Pick<Unread, 'kind' | 'rows'> | null {
  let most: Pick<Unread, 'kind' | 'rows'> | null = null;
  for (let axis = 0; axis < window.kernel.length; axis++) {
    const found = onAxis(window, axis, input[axis] ?? null, output[axis] ?? null);
    if (found && (!most || found.rows > most.rows)) most = found;
  }
  return most;
}

/** Dilated and zoomed windows are left out: they leave gaps on purpose. */
function onAxis(window: Window, axis: number, size: bigint | null, outputs: bigint | null) {
  const [kernel, stride] = [window.kernel[axis]!, window.stride[axis]!];
  const before = window.padding[axis]![0];
  const [dilation, zoom] = [window.dilation[axis]!, window.zoom[axis]!];
  if (kernel === null || stride === null || before === null || size === null || outputs === null) return null;
  if (dilation !== 1n || zoom !== 1n || before < 0n || stride === 1n) return null;
  if (stride > kernel) return outputs > 1n ? ({ kind: 'between', rows: stride - kernel } as const) : null;
  const rows = size + before - ((outputs - 1n) * stride + span(kernel, dilation));
  return rows > 0n ? ({ kind: 'at the end', rows } as const) : null;
}
