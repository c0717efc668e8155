import { UserError } from '../../user-error.ts';
import type { Value } from '../layers/spelling.ts';
import { givenTo } from './authored.ts';
import type { CallSyntax, Scope, Thing } from './scope.ts';
import type { ReadArgument, ReadCall } from './syntax.ts';

/** A call of a layer with the values of its arguments. */
export function readCall(call: CallSyntax, path: readonly string[], scope: Scope): ReadCall {
  const args = givenTo(call, scope).map(({ name, thing, span }): ReadArgument => {
    const value = asValue(thing);
    weigh(value, scope.shared);
    return name === undefined ? { value, span } : { name, value, span };
  });
  const { end } = call.callee.span;
  const name = path.at(-1)!;
  return {
    name,
    prefix: path.slice(0, -1),
    args,
    span: call.span,
    nameSpan: { start: end - name.length, end },
  };
}

const DEPTH = 60;

/** Lists of the same lists stand for more than they look like. */
function weigh(value: Value, shared: Scope['shared'], depth = 0): void {
  shared.spend(1);
  if (depth > DEPTH) {
    throw new UserError({
      wrong: `A list is nested more than ${DEPTH} deep.`,
      write: 'the sizes themselves',
    });
  }
  if (Array.isArray(value)) for (const item of value as readonly Value[]) weigh(item, shared, depth + 1);
}

function asValue(thing: Thing): Value {
  switch (thing.type) {
    case 'value':
      return thing.value;
    case 'layer':
      return thing.call;
    case 'list':
      return thing.items.map(asValue);
    default:
      return null;
  }
}
