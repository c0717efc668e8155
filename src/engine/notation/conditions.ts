import { isBuilt, itemsOf, type Thing } from './scope.ts';

/** Whether conditions hold, as far as the text tells. */

/** What Python takes a thing for in a condition; undefined where that is not known. */
export function decide(thing: Thing): boolean | undefined {
  if (isBuilt(thing)) return true;
  if (thing.type === 'value' && !thing.open && !Array.isArray(thing.value)) {
    return typeof thing.value === 'string' ? thing.value !== '' : Number(thing.value) !== 0;
  }
  const items = itemsOf(thing);
  return items && items.length > 0;
}

/** `a and b`, `a or b`, `not a`, `a is None`, `a in b`; undefined where it is none of them, null where it is not known. */
export function compareThings(operator: string, things: readonly Thing[]): Thing | null | undefined {
  const [left, right] = things;
  if (!left) return undefined;
  switch (operator) {
    case 'not':
      return truth(negated(decide(left)));
    case 'and':
    case 'or': {
      const holds = decide(left);
      if (holds === undefined || !right) return null;
      return holds === (operator === 'and') ? right : left;
    }
    case 'is':
    case 'is not':
    case '==':
    case '!=': {
      const same = right && sameThing(left, right);
      return truth(operator === 'is' || operator === '==' ? same : negated(same));
    }
    case 'in':
    case 'not in': {
      const items = right && itemsOf(right);
      const found = items?.map((item) => sameThing(left, item));
      const within = found?.includes(true) || (found?.includes(undefined) ? undefined : found && false);
      return truth(operator === 'in' ? within : negated(within));
    }
    default:
      return undefined;
  }
}

function sameThing(left: Thing, right: Thing): boolean | undefined {
  if (left.type !== 'value' || right.type !== 'value') {
    const empty = (thing: Thing) => thing.type === 'value' && thing.value === null;
    const known = (thing: Thing) => isBuilt(thing) || thing.type === 'list' || thing.type === 'function';
    if ((empty(left) && known(right)) || (empty(right) && known(left))) return false;
    return left === right && left.type !== 'nothing' ? true : undefined;
  }
  if (left.open || right.open) return undefined;
  if (Array.isArray(left.value) || Array.isArray(right.value)) {
    return Array.isArray(left.value) && Array.isArray(right.value) ? undefined : false;
  }
  const numbers = typeof left.value !== 'string' && typeof right.value !== 'string';
  const bothThere = left.value !== null && right.value !== null;
  return numbers && bothThere && typeof left.value !== typeof right.value
    ? Number(left.value) === Number(right.value)
    : left.value === right.value;
}

function truth(holds: boolean | undefined): Thing | null {
  return holds === undefined ? null : { type: 'value', value: holds };
}

function negated(holds: boolean | undefined): boolean | undefined {
  return holds === undefined ? undefined : !holds;
}
