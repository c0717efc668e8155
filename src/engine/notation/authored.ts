import { type Span, UserError } from '../../user-error.ts';
import type { Parameter } from './headings.ts';
import { runBody, trains } from './run.ts';
import {
  type AuthorFunction,
  asList,
  type CallSyntax,
  itemsOf,
  keep,
  NOTHING,
  report,
  type Scope,
  scopeWithin,
  type Thing,
  unusedIn,
} from './scope.ts';

/** Functions of the author's own: their bodies run with the arguments that they are given. */

/** An argument with its value. */
export interface Given {
  readonly name?: string;
  readonly thing: Thing;
  readonly span: Span;
}

/** The arguments of a call, with `*` written out. */
export function givenTo(call: CallSyntax, scope: Scope): readonly Given[] {
  return call.args.flatMap(({ name, spread, value, span }): readonly Given[] => {
    const thing = scope.shared.evaluate(value, scope);
    const items = spread ? itemsOf(thing) : undefined;
    if (items) return items.map((item) => ({ thing: item, span }));
    return [{ ...(name === undefined ? {} : { name }), thing, span }];
  });
}

/** How many calls may be under way. */
export const DEPTH = 24;

/** What a function gives for its arguments. A body that returns nothing hands over what it built. */
export function callAuthored(
  called: AuthorFunction,
  given: readonly Given[],
  span: Span,
  scope: Scope,
): Thing {
  const { shared } = scope;
  shared.spend(1);
  shared.called.add(called.block);
  if (scope.depth >= DEPTH) {
    throw new UserError({
      wrong: `${called.heading.name} calls itself again and again.`,
      write: 'the layers one by one',
    });
  }
  if (trains(called.block.body, scope)) return NOTHING;
  const local = scopeWithin(called.around, scope.depth + 1);
  bindParameters(called, given, span, local, scope);
  const result = runBody(called.block.body, local);
  if (!result && called.heading.name !== '__init__') {
    for (const root of unusedIn(local)) if (root.thing.type !== 'tensor') keep(root, scope);
  }
  return result ?? NOTHING;
}

/** The parameters of a function that its caller gives. */
export function parametersOf({ heading }: AuthorFunction): readonly Parameter[] {
  const [first] = heading.parameters;
  return first?.name === 'self' || first?.name === 'cls' ? heading.parameters.slice(1) : heading.parameters;
}

function bindParameters(
  called: AuthorFunction,
  given: readonly Given[],
  span: Span,
  local: Scope,
  scope: Scope,
): void {
  const { name } = called.heading;
  const parameters = parametersOf(called);
  const plain = parameters.filter(({ rest }) => !rest);
  const rest = parameters.filter((parameter) => parameter.rest);
  const positional = given.filter((arg) => arg.name === undefined);
  for (const [index, { thing }] of positional.slice(0, plain.length).entries()) {
    local.variables.set(plain[index]!.name, thing);
  }
  const surplus = positional.slice(plain.length);
  if (rest[0]) local.variables.set(rest[0].name, asList(surplus.map(({ thing }) => thing)));
  else if (surplus[0]) {
    const wrong = `${name} takes at most ${plain.length} arguments, and ${positional.length} were given.`;
    report(surplus[0].span, wrong, undefined, scope);
  }
  for (const arg of given) {
    if (arg.name === undefined) continue;
    if (plain.some((parameter) => parameter.name === arg.name)) local.variables.set(arg.name, arg.thing);
    else if (rest.length === 0)
      report(arg.span, `${name} has no argument called ${arg.name}.`, undefined, scope);
  }
  for (const parameter of plain) {
    if (local.variables.has(parameter.name)) continue;
    if (parameter.standard) {
      local.variables.set(parameter.name, scope.shared.evaluate(parameter.standard, called.around));
    } else report(span, `${name} needs ${parameter.name}, which is missing.`, undefined, scope);
  }
}
