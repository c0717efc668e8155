import { parser } from '@lezer/python';
import { asExpression } from './python-expressions.ts';
import { type Context, childrenOf, isOperand, partsOf, targetOf, textOf } from './python-nodes.ts';
import type { Expression, Target } from './syntax.ts';

/** Lines that open a block: `for i in range(3):`, `def forward(self, x):`. */

interface Place {
  /** Where the line begins, counted from the left edge. */
  readonly indent: number;
  readonly start: number;
  /** Behind the colon. */
  readonly end: number;
}

export interface ClassHeading extends Place {
  readonly keyword: 'class';
  readonly name: string;
  /** The last words of what it builds on: `Module` for `nn.Module`. */
  readonly bases: readonly string[];
}

export interface FunctionHeading extends Place {
  readonly keyword: 'def';
  readonly name: string;
  readonly parameters: readonly Parameter[];
}

export interface Parameter {
  readonly name: string;
  readonly standard?: Expression;
  /** `*args` and `**kwargs` take what is left over. */
  readonly rest?: boolean;
}

interface LoopHeading extends Place {
  readonly keyword: 'for';
  readonly targets: readonly Target[];
  readonly iterable: Expression;
}

interface ConditionHeading extends Place {
  readonly keyword: 'if' | 'elif' | 'while';
  readonly condition: Expression;
}

interface OtherHeading extends Place {
  readonly keyword: 'else' | 'try' | 'except' | 'finally' | 'with';
}

export type Heading = ClassHeading | FunctionHeading | LoopHeading | ConditionHeading | OtherHeading;

const OPENING =
  /([ \t]*)(?:async[ \t]+)?(class|def|for|while|if|elif|else|try|except|finally|with)\b(?=[ \t]*[\w(:'"[-])/y;
const TOKEN = /[()[\]{}:\n#]|'[^'\n]*'|"[^"\n]*"|[^()[\]{}:\n#'"]+|['"]/y;
const LENGTH = 2_000;
/** What prose may begin with as well: it opens a block only where nothing follows on the line. */
const ALONE = /^(?:while|with|try|except|finally|else)$/;

/** The heading that begins at a line's start; null where the text is none, as in “for example:”. */
export function headingAt(text: string, at: number): Heading | null {
  OPENING.lastIndex = at;
  const match = OPENING.exec(text);
  if (!match) return null;
  const indent = match[1]!.length;
  const start = at + indent;
  const end = colonBehind(text, start);
  if (end === -1) return null;
  const keyword = match[2] as Heading['keyword'];
  const alone = /^[ \t]*(?:#[^\n]*)?\r?$/m.test(text.slice(end, end + 200).split('\n', 1)[0]!);
  if (ALONE.test(keyword) && !alone) return null;
  return parsed(keyword, text, { indent, start, end });
}

function colonBehind(text: string, start: number): number {
  let depth = 0;
  TOKEN.lastIndex = start;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const token = match[0];
    const end = match.index + token.length;
    if (end - start > LENGTH) return -1;
    if ('([{'.includes(token)) depth++;
    else if (')]}'.includes(token)) depth--;
    else if (depth <= 0 && token === ':') return end;
    else if (depth <= 0 && (token === '\n' || token === '#')) return -1;
  }
  return -1;
}

function parsed(keyword: Heading['keyword'], text: string, place: Place): Heading | null {
  if (keyword === 'else' || keyword === 'try' || keyword === 'except' || keyword === 'finally')
    return { keyword, ...place };
  const cut = keyword === 'elif' ? place.start + 2 : place.start;
  const code = `${text.slice(cut, place.end)} pass`;
  const [node, ...rest] = childrenOf(parser.parse(code).topNode);
  const context: Context = { code, offset: cut, end: place.end };
  if (!node || rest.length > 0) return null;
  const children = childrenOf(node);
  if (children.some((child) => child.type.isError)) return null;
  const operands = children.filter((child) => isOperand(child) && child.name !== 'Body');
  const [first] = operands;
  switch (keyword) {
    case 'with':
      return { keyword, ...place };
    case 'if':
    case 'elif':
    case 'while':
      return first ? { keyword, condition: asExpression(first, context), ...place } : null;
    case 'for': {
      const targets = operands.slice(0, -1).map((target) => targetOf(target, context));
      const known = targets.flatMap((target) => (target === undefined ? [] : [target]));
      if (known.length === 0 || known.length < targets.length) return null;
      return { keyword, targets: known, iterable: asExpression(operands.at(-1)!, context), ...place };
    }
    case 'class': {
      const args = node.getChild('ArgList');
      const bases = (args ? partsOf(args) : []).flatMap(([base]) => (base ? [lastWord(base, context)] : []));
      return first ? { keyword, name: textOf(first, context), bases, ...place } : null;
    }
    case 'def': {
      const list = node.getChild('ParamList');
      if (!first || !list) return null;
      return { keyword, name: textOf(first, context), parameters: parametersOf(list, context), ...place };
    }
    default:
      return keyword satisfies never;
  }
}

function parametersOf(list: Parameters<typeof partsOf>[0], context: Context): readonly Parameter[] {
  return partsOf(list).flatMap((part): readonly Parameter[] => {
    const rest = part[0]?.name === '*' || part[0]?.name === '**';
    const name = part.find((node) => node.name === 'VariableName');
    if (!name) return [];
    const equals = part.findIndex((node) => node.name === 'AssignOp');
    const value = equals === -1 ? undefined : part[equals + 1];
    const standard = value && isOperand(value) ? { standard: asExpression(value, context) } : {};
    return [{ name: textOf(name, context), ...(rest ? { rest } : {}), ...standard }];
  });
}

function lastWord(node: Parameters<typeof textOf>[0], context: Context): string {
  return textOf(node, context).split('.').at(-1)!.trim();
}
