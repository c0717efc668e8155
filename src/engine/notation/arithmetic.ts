import type { Literal } from './syntax.ts';

/** Results beyond this many bits are not computed, so that `10**10**10` costs nothing. */
const BITS = 4096;

/** The value of an operation on numbers; undefined where there is none, or where it is out of bounds. */
export function calculate(operator: string, operands: readonly Literal[]): Literal | undefined {
  const [left, right] = operands;
  if (operands.length === 1) return unary(operator, left!);
  const compared = compare(operator, left!, right!);
  if (compared !== undefined) return compared;
  if (typeof left === 'string') return text(operator, left, right!);
  if (typeof left === 'bigint' && typeof right === 'bigint') return exact(operator, left, right);
  if (!isNumber(left) || !isNumber(right)) return undefined;
  const result = approximate(operator, Number(left), Number(right));
  return result !== undefined && Number.isFinite(result) ? result : undefined;
}

function unary(operator: string, value: Literal): Literal | undefined {
  if (operator === 'not' && typeof value === 'boolean') return !value;
  if (!isNumber(value)) return undefined;
  if (operator === '+') return value;
  return operator === '-' ? -value : undefined;
}

function compare(operator: string, left: Literal, right: Literal): boolean | undefined {
  if (!isNumber(left) || !isNumber(right)) return undefined;
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return undefined;
  }
}

const TEXT = 300;

/** Names of layers are put together; what `%` fills in changes no figure. */
function text(operator: string, left: string, right: Literal): string | undefined {
  if (operator === '%') return left;
  if (operator !== '+' || typeof right !== 'string' || left.length + right.length > TEXT) return undefined;
  return left + right;
}

function exact(operator: string, left: bigint, right: bigint): Literal | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return bits(left) + bits(right) > BITS ? undefined : left * right;
    case '//':
      return right === 0n ? undefined : floorDivide(left, right);
    case '%':
      return right === 0n ? undefined : left - floorDivide(left, right) * right;
    case '/':
      return right === 0n ? undefined : Number(left) / Number(right);
    case '**':
      return right < 0n || right > BITS || bits(left) * Number(right) > BITS ? undefined : left ** right;
    case '<<':
      return right < 0n || right > BITS || bits(left) + Number(right) > BITS ? undefined : left << right;
    case '>>':
      return right < 0n ? undefined : left >> right;
    default:
      return undefined;
  }
}

function approximate(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '//':
      return Math.floor(left / right);
    case '**':
      return left ** right;
    default:
      return undefined;
  }
}

function floorDivide(left: bigint, right: bigint): bigint {
  const quotient = left / right;
  return left % right !== 0n && left < 0n !== right < 0n ? quotient - 1n : quotient;
}

function bits(value: bigint): number {
  return value.toString(16).length * 4;
}

function isNumber(value: Literal | undefined): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}
