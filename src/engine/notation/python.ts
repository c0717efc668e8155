import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { scanBrackets } from './brackets.ts';
import { literalNumber, literalString } from './literals.ts';
import {
  type Context,
  childrenOf,
  isOperand,
  noComma,
  partsOf,
  spanOf,
  textOf,
  unreadable,
} from './python-nodes.ts';
import type { Region } from './regions.ts';
import type { ArgumentSyntax, Entry, Expression, Statement } from './syntax.ts';

/** Python as a real parser sees it, reduced to what layers are written with. Never throws. */

const DEPTH = 60;

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
  if (node.name === 'ExpressionStatement') {
    return children.slice(0, 1).map((child) => ({ value: asExpression(child, context, 0), span }));
  }
  if (node.name === 'UpdateStatement') return asUpdate(node, context);
  if (node.name !== 'AssignStatement') return [];
  const equals = children.findIndex((child) => child.name === 'AssignOp');
  if (equals === -1) return [];
  const named = (child: SyntaxNode) => child.name === 'VariableName' || child.name === 'MemberExpression';
  const targets = children.slice(0, equals).filter(named);
  const values = children.slice(equals + 1).filter(isOperand);
  if (targets.length === 1 && values.length > 1) {
    const items = values.map((value) => asExpression(value, context, 0));
    return [{ target: textOf(targets[0]!, context), value: { type: 'sequence', items, span }, span }];
  }
  return targets.flatMap((target, index) => {
    const value = values[index] ?? (targets.length > 1 ? undefined : values[0]);
    return value ? [{ target: textOf(target, context), value: asExpression(value, context, 0), span }] : [];
  });
}

/** `x += y` is `x = x + y`. */
function asUpdate(node: SyntaxNode, context: Context): readonly Statement[] {
  const [target, update, value] = childrenOf(node);
  if (!target || !value || !update) return [];
  const operands = [target, value].map((operand) => asExpression(operand, context, 0));
  const operator = textOf(update, context).replace('=', '');
  const span = spanOf(node, context);
  return [{ target: textOf(target, context), value: { type: 'operation', operator, operands, span }, span }];
}

function asExpression(node: SyntaxNode, context: Context, depth: number): Expression {
  const span = spanOf(node, context);
  if (depth > DEPTH) return { type: 'unreadable', wrong: 'This is nested too deeply to be read.', span };
  const inner = (child: SyntaxNode) => asExpression(child, context, depth + 1);
  const text = textOf(node, context);
  switch (node.name) {
    case 'Number':
      return literalNumber(text, span);
    case 'String':
      return { type: 'literal', value: literalString(text), span };
    case 'Boolean':
      return { type: 'literal', value: text === 'True', span };
    case 'None':
      return { type: 'literal', value: null, span };
    case 'VariableName':
      return { type: 'name', path: [text], span };
    case 'MemberExpression':
      return asMember(node, context, depth);
    case 'CallExpression':
      return asCall(node, context, depth);
    case 'TupleExpression':
    case 'ArrayExpression':
      return { type: 'sequence', items: childrenOf(node).filter(isOperand).map(inner), span };
    case 'ParenthesizedExpression': {
      const content = childrenOf(node).find(isOperand);
      return content ? inner(content) : { type: 'sequence', items: [], span };
    }
    case 'DictionaryExpression':
      return { type: 'dictionary', entries: asEntries(childrenOf(node).filter(isOperand).map(inner)), span };
    case 'UnaryExpression':
    case 'BinaryExpression':
      return asOperation(node, context, depth);
    default:
      return unreadable(node, context);
  }
}

function asMember(node: SyntaxNode, context: Context, depth: number): Expression {
  const span = spanOf(node, context);
  const property = node.getChild('PropertyName');
  const first = node.firstChild;
  if (!property || !first) return unreadable(node, context);
  const of = asExpression(first, context, depth + 1);
  const name = textOf(property, context);
  return of.type === 'name'
    ? { type: 'name', path: [...of.path, name], span }
    : { type: 'member', of, name, span };
}

function asCall(node: SyntaxNode, context: Context, depth: number): Expression {
  const args = node.getChild('ArgList');
  const callee = node.firstChild;
  if (!args || !callee) return unreadable(node, context);
  return {
    type: 'call',
    callee: asExpression(callee, context, depth + 1),
    args: asArguments(args, context, depth + 1),
    span: spanOf(node, context),
  };
}

function asArguments(list: SyntaxNode, context: Context, depth: number): readonly ArgumentSyntax[] {
  const args: ArgumentSyntax[] = [];
  for (const part of partsOf(list)) {
    const [first, second, third] = part;
    if (!first) continue;
    const span = { start: spanOf(first, context).start, end: spanOf(part.at(-1)!, context).end };
    if (first.name === 'VariableName' && second?.name === 'AssignOp') {
      const value: Expression =
        third && isOperand(third)
          ? asExpression(third, context, depth)
          : { type: 'unreadable', wrong: `No value stands behind ${textOf(first, context)}=.`, span };
      args.push({
        name: textOf(first, context),
        value: part.length > 3 ? noComma(part[3]!, context) : value,
        span,
      });
    } else if (!isOperand(first)) {
      args.push({ value: unreadable(first, context), span });
    } else {
      args.push({ value: second ? noComma(second, context) : asExpression(first, context, depth), span });
    }
  }
  return args;
}

function asOperation(node: SyntaxNode, context: Context, depth: number): Expression {
  const operator = childrenOf(node).find((child) => !isOperand(child));
  const operands = childrenOf(node).filter(isOperand);
  if (!operator || operands.length === 0) return unreadable(node, context);
  return {
    type: 'operation',
    operator: textOf(operator, context),
    operands: operands.map((operand) => asExpression(operand, context, depth + 1)),
    span: spanOf(node, context),
  };
}

function asEntries(parts: readonly Expression[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) entries.push({ key: parts[i]!, value: parts[i + 1]! });
  return entries;
}
