import type { SyntaxNode } from '@lezer/common';
import { literalNumber, literalString } from './literals.ts';
import {
  type Context,
  childrenOf,
  isOperand,
  noComma,
  partsOf,
  spanOf,
  targetOf,
  textOf,
  unreadable,
} from './python-nodes.ts';
import { asSizes, isMoreOf, together } from './python-sizes.ts';
import type { ArgumentSyntax, Entry, Expression } from './syntax.ts';

/** Expressions of Python as a real parser sees them. Never throws. */

const DEPTH = 60;

export function asExpression(node: SyntaxNode, context: Context, depth = 0): Expression {
  const span = spanOf(node, context);
  if (depth > DEPTH) return { type: 'unreadable', wrong: 'This is nested too deeply to be read.', span };
  const inner = (child: SyntaxNode) => asExpression(child, context, depth + 1);
  const text = textOf(node, context);
  switch (node.name) {
    case 'Number':
      return literalNumber(text, span);
    case 'ContinuedString':
    case 'FormatString':
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
    case 'ConditionalExpression': {
      const [yes, condition, no] = childrenOf(node).filter(isOperand).map(inner);
      return yes && condition && no
        ? { type: 'choice', condition, yes, no, span }
        : unreadable(node, context);
    }
    case 'ArrayComprehensionExpression':
    case 'ComprehensionExpression':
      return asComprehension(childrenOf(node).slice(1, -1), node, context, depth);
    default:
      return unreadable(node, context);
  }
}

function asMember(node: SyntaxNode, context: Context, depth: number): Expression {
  const span = spanOf(node, context);
  const property = node.getChild('PropertyName');
  const first = node.firstChild;
  if (!first) return unreadable(node, context);
  const of = asExpression(first, context, depth + 1);
  if (!property) {
    const [index, ...more] = childrenOf(node).slice(2, -1);
    if (!index || more.length > 0 || !isOperand(index)) return unreadable(node, context);
    return { type: 'item', of, index: asExpression(index, context, depth + 1), span };
  }
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
    const isNamed = first.name === 'VariableName' && second?.name === 'AssignOp';
    const sizes = asSizes(isNamed ? part.slice(2) : part, context);
    const span = { start: spanOf(first, context).start, end: spanOf(part.at(-1)!, context).end };
    if (isMoreOf(args.at(-1), part)) {
      const value = together(args.pop()!, asExpression(first, context, depth), span);
      args.push(value);
    } else if (sizes) {
      args.push({ ...(isNamed ? { name: textOf(first, context) } : {}), value: sizes, span });
    } else if (first.name === '*' && second && isOperand(second) && part.length === 2) {
      args.push({ spread: true, value: asExpression(second, context, depth), span });
    } else if (second?.name === 'for') {
      args.push({ value: asComprehension(part, first, context, depth), span });
    } else if (isNamed) {
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
  const words = childrenOf(node).filter((child) => !isOperand(child));
  const operands = childrenOf(node).filter(isOperand);
  if (words.length === 0 || operands.length === 0) return unreadable(node, context);
  return {
    type: 'operation',
    operator: words.map((word) => textOf(word, context)).join(' '),
    operands: operands.map((operand) => asExpression(operand, context, depth + 1)),
    span: spanOf(node, context),
  };
}

function asEntries(parts: readonly Expression[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) entries.push({ key: parts[i]!, value: parts[i + 1]! });
  return entries;
}

/** `item for targets in iterable if condition`. */
function asComprehension(
  parts: readonly SyntaxNode[],
  node: SyntaxNode,
  context: Context,
  depth: number,
): Expression {
  const [item, ...rest] = parts;
  const loop = rest.findIndex(({ name }) => name === 'for');
  const within = rest.findIndex(({ name }) => name === 'in');
  const iterable = rest[within + 1];
  const [word, condition, ...more] = rest.slice(within + 2);
  const targets = rest
    .slice(loop + 1, within)
    .filter(isOperand)
    .map((target) => targetOf(target, context));
  const known = targets.flatMap((target) => (target === undefined ? [] : [target]));
  const readable = loop === 0 && within > 0 && more.length === 0 && (!word || word.name === 'if');
  if (!item || !iterable || !readable || known.length < targets.length)
    return refusedComprehension(node, context);
  const inner = (child: SyntaxNode) => asExpression(child, context, depth + 1);
  return {
    type: 'comprehension',
    item: inner(item),
    targets: known,
    iterable: inner(iterable),
    ...(condition ? { condition: inner(condition) } : {}),
    span: spanOf(node, context),
  };
}

function refusedComprehension(node: SyntaxNode, context: Context): Expression {
  const wrong = 'This comprehension is not run here.';
  return { type: 'unreadable', wrong, write: 'the layers or values one by one', span: spanOf(node, context) };
}
