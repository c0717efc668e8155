import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { scanBrackets } from './brackets.ts';
import { asExpression } from './python-expressions.ts';
import { type Context, childrenOf, isOperand, noComma, spanOf, targetOf, textOf } from './python-nodes.ts';
import type { Region } from './regions.ts';
import type { Expression, Statement } from './syntax.ts';

/** Statements of Python as a real parser sees them, reduced to what layers are written with. Never throws. */

/** What stands in one region of the source: most often one statement. */
export function parseRegion(source: string, region: Region): readonly Statement[] {
  const code = source.slice(region.start, region.end) + region.missing;
  const context: Context = { code, offset: region.start, end: region.end };
  const [first, ...rest] = childrenOf(parser.parse(code).topNode);
  if (!first) return [];
  const leftover = rest.find((node) => node.to > node.from);
  if (leftover && scanBrackets(code.slice(0, leftover.from), 0, 'line').missing) {
    return [{ value: noComma(leftover, context), span: spanOf(leftover, context) }];
  }
  return [first, ...rest].flatMap((node) => asStatements(node, context));
}

function asStatements(node: SyntaxNode, context: Context): readonly Statement[] {
  const span = spanOf(node, context);
  const children = childrenOf(node);
  switch (node.name) {
    case 'ExpressionStatement':
      return children.slice(0, 1).map((child) => ({ value: asExpression(child, context), span }));
    case 'ReturnStatement':
      return [{ returns: true, value: together(children.filter(isOperand), context, span), span }];
    case 'UpdateStatement':
      return asUpdate(node, context);
    case 'AssignStatement':
      return asAssignments(children, context, span);
    default:
      return [];
  }
}

/** `a = b = x`; `a, b = x, y` sets each to its own, and `a, b = x` takes x apart. */
function asAssignments(
  children: readonly SyntaxNode[],
  context: Context,
  span: Statement['span'],
): readonly Statement[] {
  const sides: SyntaxNode[][] = [[]];
  for (const child of children) {
    if (child.name === 'AssignOp') sides.push([]);
    else if (isOperand(child)) sides.at(-1)!.push(child);
  }
  const values = sides.pop()!;
  const targets = sides.map((side) => side.map((target) => targetOf(target, context)));
  if (targets.length === 0 || values.length === 0) return [];
  const pairs = targets.length === 1 && targets[0]!.length === values.length;
  if (pairs && values.length > 1) {
    return values.flatMap((value, index) => {
      const target = targets[0]![index];
      return target === undefined ? [] : [{ target, value: asExpression(value, context), span }];
    });
  }
  const value = together(values, context, span);
  return targets.flatMap((side) => {
    const known = side.flatMap((target) => (target === undefined ? [] : [target]));
    if (known.length < side.length || known.length === 0) return [];
    return [{ target: known.length === 1 ? known[0]! : known, value, span }];
  });
}

/** `a, b` without brackets is a sequence. */
function together(nodes: readonly SyntaxNode[], context: Context, span: Statement['span']): Expression {
  const values = nodes.map((node) => asExpression(node, context));
  if (values.length === 1) return values[0]!;
  return values.length === 0
    ? { type: 'literal', value: null, span }
    : { type: 'sequence', items: values, span };
}

/** `x += y` is `x = x + y`. */
function asUpdate(node: SyntaxNode, context: Context): readonly Statement[] {
  const [target, update, value] = childrenOf(node);
  if (!target || !value || !update) return [];
  const operands = [target, value].map((operand) => asExpression(operand, context));
  const operator = textOf(update, context).replace('=', '');
  const span = spanOf(node, context);
  return [{ target: textOf(target, context), value: { type: 'operation', operator, operands, span }, span }];
}
