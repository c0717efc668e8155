import { isCall } from '../layers/arguments/values.ts';
import type { Value } from '../layers/spelling.ts';
import { calculate } from './arithmetic.ts';
import { compareThings } from './conditions.ts';
import { joinByOperator } from './functions.ts';
import { asList, isBuilt, itemsOf, keep, NOTHING, report, type Scope, type Thing } from './scope.ts';
import type { Expression, Literal } from './syntax.ts';

/** What operators give: numbers, lists, answers, and the joined outputs of layers. */

export function operate(operation: Extract<Expression, { type: 'operation' }>, scope: Scope): Thing {
  const things = operation.operands.map((operand) => scope.shared.evaluate(operand, scope));
  const literals = things.flatMap((thing) =>
    thing.type === 'value' && !thing.open && isLiteral(thing.value) ? [thing.value] : [],
  );
  const compared = compareThings(operation.operator, things);
  if (compared !== undefined) return compared ?? NOTHING;
  const list = listOperation(operation.operator, things, scope);
  if (list) return list;
  const result = literals.length === things.length ? calculate(operation.operator, literals) : undefined;
  if (result !== undefined) return { type: 'value', value: result };
  const joined = joinByOperator(operation, things, scope);
  if (joined) return joined;
  const { start, end } = operation.span;
  if (things.some((thing) => thing.type === 'tensor')) {
    const wrong = `How “${operation.operator}” joins the outputs of layers is not followed here.`;
    report(operation.span, wrong, 'layers one behind the other', scope);
  } else if (things.every((thing) => thing.type === 'value')) {
    const text = scope.shared.notes.source.slice(start, end);
    report(
      operation.span,
      `${text.slice(0, 60)} is not a number that can be computed here.`,
      undefined,
      scope,
    );
  }
  for (const thing of things) if (isBuilt(thing)) keep({ thing }, scope);
  return NOTHING;
}

/** `layers + [layer]`, `[64] * 3`. */
function listOperation(operator: string, things: readonly Thing[], scope: Scope): Thing | undefined {
  const [left, right] = things.map((thing) => (thing.type === 'stack' ? undefined : itemsOf(thing)));
  if (operator === '+' && left && right) {
    scope.shared.spend(left.length + right.length);
    return asList([...left, ...right]);
  }
  const times = things[left ? 1 : 0];
  const items = left ?? right;
  if (operator !== '*' || !items || times?.type !== 'value' || typeof times.value !== 'bigint')
    return undefined;
  scope.shared.spend(Number(times.value) * Math.max(items.length, 1));
  return asList(Array.from({ length: Math.max(Number(times.value), 0) }, () => items).flat());
}

function isLiteral(value: Value): value is Literal {
  return !Array.isArray(value) && !isCall(value);
}
