import type { Mistake, Span } from '../../user-error.ts';
import type { Argument, Call, Value } from '../layers/spelling.ts';

/** What the readers of the three notations hand to each other. Spans count in the whole text. */

/** The notations that are read and written. */
export type NotationName = 'keras' | 'pytorch' | 'shorthand';

/** A Python expression, reduced to what layers are written with. */
export type Expression =
  | { readonly type: 'literal'; readonly value: Literal; readonly span: Span }
  | { readonly type: 'name'; readonly path: readonly string[]; readonly span: Span }
  | { readonly type: 'sequence'; readonly items: readonly Expression[]; readonly span: Span }
  | { readonly type: 'dictionary'; readonly entries: readonly Entry[]; readonly span: Span }
  | {
      readonly type: 'operation';
      readonly operator: string;
      readonly operands: readonly Expression[];
      readonly span: Span;
    }
  | { readonly type: 'member'; readonly of: Expression; readonly name: string; readonly span: Span }
  | { readonly type: 'item'; readonly of: Expression; readonly index: Expression; readonly span: Span }
  | {
      readonly type: 'choice';
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
      readonly span: Span;
    }
  | {
      readonly type: 'comprehension';
      readonly item: Expression;
      readonly targets: readonly Target[];
      readonly iterable: Expression;
      readonly condition?: Expression;
      readonly span: Span;
    }
  | {
      readonly type: 'call';
      readonly callee: Expression;
      readonly args: readonly ArgumentSyntax[];
      readonly span: Span;
    }
  | { readonly type: 'unreadable'; readonly wrong: string; readonly write?: string; readonly span: Span };

export type Literal = bigint | number | string | boolean | null;

export interface Entry {
  readonly key: Expression;
  readonly value: Expression;
}

/** A name that is assigned to, or several that a sequence is taken apart into. */
export type Target = string | readonly Target[];

export interface ArgumentSyntax {
  readonly name?: string;
  /** `*layers`: each of its items is an argument. */
  readonly spread?: boolean;
  readonly value: Expression;
  /** The name and the value. */
  readonly span: Span;
}

/** An assignment, a `return`, or an expression that stands alone. */
export interface Statement {
  /** The dotted name that is assigned to, e.g. `self.conv1`. */
  readonly target?: Target;
  readonly returns?: boolean;
  readonly value: Expression;
  readonly span: Span;
}

/** A call as it stands in a text. */
export interface ReadCall extends Call {
  readonly args: readonly ReadArgument[];
  /** What stands before the name: `['tf', 'keras', 'layers']`. */
  readonly prefix: readonly string[];
  /** The whole call. */
  readonly span: Span;
  readonly nameSpan: Span;
  /** Stands for an operator or a function, such as `x + y`; its name is the shorthand's. */
  readonly implied?: boolean;
}

export interface ReadArgument extends Argument {
  readonly value: Value;
  readonly span: Span;
}

/** A network whose calls are not yet understood as layers. */
export interface Draft {
  readonly nodes: readonly { readonly call: ReadCall; readonly inputs: readonly number[] }[];
  /** What the text says about the input, in the order of the text. */
  readonly claims: readonly Claim[];
}

/** An input that the text states: `Input(shape=(28, 28, 1))`, `on mnist`. */
export interface Claim {
  readonly sizes: readonly (bigint | null)[];
  readonly batched: boolean;
  /** Written as code, so that nothing is added to it: `(784,)`. */
  readonly exact?: boolean;
  /** A data set's pictures, which a network of dense layers takes as one row of values. */
  readonly flattens?: boolean;
  /** Absent: the order of the notation. */
  readonly order?: 'channels-last' | 'channels-first';
  readonly span: Span;
}

/** Where a reader puts what it finds wrong and what it takes for granted, so that all of it can be told at once. */
export interface Notes {
  readonly source: string;
  readonly mistakes: Mistake[];
  readonly assumptions: string[];
  /** What code beside the layers says about the input: `summary(model, (1, 28, 28))`. */
  readonly claims: Claim[];
}
