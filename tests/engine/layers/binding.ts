import { kinds } from '../../../src/engine/layers/index.ts';
import type { LayerKind } from '../../../src/engine/layers/kind.ts';
import type { Layer } from '../../../src/engine/layers/layer.ts';
import type { Call, LayerClass } from '../../../src/engine/layers/spelling.ts';
import { UserError } from '../../../src/user-error.ts';

export type NotationName = 'keras' | 'torch' | 'shorthand';

/** Reads one call by the classes that the kinds declare, as plainly as that can be done. */
export function bind(call: Call, notation: NotationName): Layer {
  const [kind, found] = classFor(call.name, notation);
  const result = found.args.safeParse(named(call, found));
  if (!result.success) {
    throw new UserError(
      ...result.error.issues.map((issue) => ({ wrong: `${issue.path.join('.')} ${issue.message}` })),
    );
  }
  const { params, inputChannels } = found.read(result.data as never);
  return { kind: kind.name, params, ...(inputChannels === undefined ? {} : { inputChannels }) };
}

function classFor(name: string, notation: NotationName): [LayerKind<unknown>, LayerClass<unknown>] {
  for (const kind of kinds) {
    const found = kind[notation].classes.find((one) => one.name === name || one.aliases?.includes(name));
    if (found) return [kind, found];
  }
  throw new Error(`No class is called ${name} in ${notation}.`);
}

function named(call: Call, found: LayerClass<unknown>): Record<string, unknown> {
  const order = Object.keys(found.args.shape);
  const entries = call.args.map(({ name, value }, index) => {
    const final = name === undefined ? order[index] : (found.formerArgs?.[name] ?? name);
    if (final === undefined || !order.includes(final))
      throw new Error(`${call.name} has no argument ${name ?? index}.`);
    return [final, value];
  });
  return Object.fromEntries(entries);
}
