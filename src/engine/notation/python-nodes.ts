import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../../user-error.ts';
import type { Expression, Target } from './syntax.ts';

/** Nodes of the Python parser's tree, with the code that they stand for. */

export interface Context {
  readonly code: string;
  readonly offset: number;
  /** Where the source of the region ends: added brackets have their place here. */
  readonly end: number;
}

/** The nodes between one comma and the next. */
export function partsOf(list: SyntaxNode): readonly (readonly SyntaxNode[])[] {
  const parts: SyntaxNode[][] = [[]];
  for (const child of childrenOf(list)) {
    if (child.name === ',') parts.push([]);
    else if (child.name !== '(' && child.name !== ')' && !isEmptyError(child)) parts.at(-1)!.push(child);
  }
  return parts;
}

export function noComma(node: SyntaxNode, context: Context): Expression {
  const span = spanOf(node, context);
  const text = /^[\w.'"-]*/.exec(textOf(node, context))![0];
  return {
    type: 'unreadable',
    wrong: text ? `No comma stands before ${text}.` : 'This could not be read as Python.',
    write: text ? `, ${text}` : undefined,
    span: text ? { start: span.start, end: span.start + text.length } : span,
  };
}

const REFUSED: Readonly<Record<string, string>> = {
  LambdaExpression: 'A lambda is not run here.',
  '*': 'Arguments that are unpacked with * are not followed here.',
  '**': 'Arguments that are unpacked with ** are not followed here.',
};

export function unreadable(node: SyntaxNode, context: Context): Expression {
  const span = spanOf(node, context);
  const refused = REFUSED[node.name];
  if (refused) return { type: 'unreadable', wrong: refused, write: 'the layers or values one by one', span };
  return {
    type: 'unreadable',
    wrong: `“${textOf(node, context).slice(0, 40)}” could not be read as Python.`,
    span,
  };
}

/** What is assigned to: a dotted name, or several in brackets; undefined for anything else. */
export function targetOf(node: SyntaxNode, context: Context): Target | undefined {
  if (node.name === 'VariableName') return textOf(node, context);
  if (node.name === 'MemberExpression') return node.getChild('[') ? undefined : textOf(node, context);
  if (!/^(Tuple|Array|Parenthesized)Expression$/.test(node.name)) return undefined;
  const targets = childrenOf(node)
    .filter(isOperand)
    .map((child) => targetOf(child, context));
  const known = targets.flatMap((target) => (target === undefined ? [] : [target]));
  return known.length === targets.length ? known : undefined;
}

export function isOperand(node: SyntaxNode): boolean {
  return /^[A-Z]/.test(node.name) && !node.name.endsWith('Op') && node.name !== 'TypeDef';
}

function isEmptyError(node: SyntaxNode): boolean {
  return node.type.isError && node.from === node.to;
}

export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'Comment') children.push(child);
  }
  return children;
}

export function textOf(node: SyntaxNode, context: Context): string {
  return context.code.slice(node.from, node.to);
}

export function spanOf(node: SyntaxNode, context: Context): Span {
  const end = Math.min(node.to + context.offset, context.end);
  return { start: Math.min(node.from + context.offset, end), end };
}
