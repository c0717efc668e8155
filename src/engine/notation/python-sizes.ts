import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../../user-error.ts';
import { type Context, spanOf } from './python-nodes.ts';
import type { ArgumentSyntax, Expression } from './syntax.ts';

/** Sizes as people write them who do not write Python. */

/** `3x3` and `3 × 3`, as people write sizes, stand for a sequence. */
export function asSizes(nodes: readonly SyntaxNode[], context: Context): Expression | undefined {
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (!first || !last || nodes.length < 2) return undefined;
  const sizes = context.code.slice(first.from, last.to).split(/\s*[x×]\s*/i);
  if (sizes.length < 2 || !sizes.every((size) => /^\d{1,300}$/.test(size))) return undefined;
  const span = { start: spanOf(first, context).start, end: spanOf(last, context).end };
  return {
    type: 'sequence',
    items: sizes.map((size) => ({ type: 'literal', value: BigInt(size), span })),
    span,
  };
}

/** `input_shape=28,28,1`: numbers behind a named one can only be more of it, since Python takes none there. */
export function isMoreOf(
  before: ArgumentSyntax | undefined,
  part: readonly SyntaxNode[],
): before is ArgumentSyntax {
  const { type } = before?.value ?? {};
  return (
    before?.name !== undefined &&
    part.length === 1 &&
    part[0]!.name === 'Number' &&
    (type === 'literal' || type === 'sequence')
  );
}

/** An argument with one more number. */
export function together(
  { name, value: first, span }: ArgumentSyntax,
  next: Expression,
  { end }: Span,
): ArgumentSyntax {
  const whole = { start: span.start, end };
  const items = first.type === 'sequence' ? first.items : [first];
  return {
    ...(name === undefined ? {} : { name }),
    value: { type: 'sequence', items: [...items, next], span: whole },
    span: whole,
  };
}
