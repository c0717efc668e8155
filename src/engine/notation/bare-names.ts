import { isLayerPath } from './names.ts';
import { isBuilt, type Scope, type Thing } from './scope.ts';
import type { Expression } from './syntax.ts';

/**
 * A layer's name without its brackets, where a layer is meant: `Conv2D(8, 3) > ReLU`. Anything else stays as it is.
 * A name in lower case is taken for a word.
 */
export function asLayer(expression: Expression, thing: Thing, scope: Scope): Thing {
  const isOpenName = expression.type === 'name' && thing.type === 'value' && thing.open;
  if (!isOpenName || !isLayerPath(expression.path) || !/^[A-Z]/.test(expression.path.at(-1)!)) return thing;
  return scope.shared.evaluate({ type: 'call', callee: expression, args: [], span: expression.span }, scope);
}

/** The same for a list, where a layer among the others says what is meant. */
export function asLayers(
  expressions: readonly Expression[],
  things: readonly Thing[],
  scope: Scope,
): readonly Thing[] {
  if (!things.some(isBuilt)) return things;
  return things.map((thing, index) => asLayer(expressions[index]!, thing, scope));
}
