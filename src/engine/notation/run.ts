import { asLayer } from './bare-names.ts';
import { type Block, type Code, codeIn, type Step } from './blocks.ts';
import { decide } from './conditions.ts';
import { isLayerName, isTensorName } from './names.ts';
import { assign, assume, isBuilt, itemsOf, keep, lookup, report, type Scope, type Thing } from './scope.ts';
import type { Statement, Target } from './syntax.ts';

/** Runs the body of a text, a function or a class step by step. */

/** What the body returns; undefined where it does not. */
export function runBody(body: readonly Step[], scope: Scope): Thing | undefined {
  define(body, scope);
  let decided = true;
  for (const step of body) {
    scope.shared.spend(1);
    if (step.type === 'block' && isAlternative(step)) {
      if (decided) continue;
    } else decided = true;
    const { result, skipped } = step.type === 'code' ? runCode(step, scope) : runBlock(step, scope);
    if (result) return result;
    if (skipped) decided = false;
  }
  return undefined;
}

/** Classes and functions are known before the code runs, since pasted pieces come in any order. */
function define(body: readonly Step[], scope: Scope): void {
  for (const step of body) {
    if (step.type !== 'block') continue;
    const { heading } = step;
    if (heading.keyword === 'class') {
      assign(heading.name, { type: 'class', heading, block: step, around: scope }, scope);
    } else if (heading.keyword === 'def') {
      assign(heading.name, { type: 'function', heading, block: step, around: scope }, scope);
    }
  }
}

/** Whether a body trains a network, which builds nothing. */
export function trains(body: readonly Step[], scope: Scope): boolean {
  return someCode(body, scope, (code) =>
    /\b(?:backward|zero_grad|apply_gradients|train_on_batch)\s*\(/.test(code),
  );
}

interface Outcome {
  readonly result?: Thing | undefined;
  /** Whether an `else` behind it has its turn. */
  readonly skipped?: boolean;
}

function runCode({ region }: Code, scope: Scope): Outcome {
  if (region.entry) return {};
  for (const statement of scope.shared.statementsOf({ type: 'code', region })) {
    const value = scope.shared.evaluate(statement.value, scope);
    const thing = statement.target === undefined ? asLayer(statement.value, value, scope) : value;
    if (statement.returns) return { result: thing };
    settle(statement, thing, scope);
  }
  return {};
}

function settle(statement: Statement, thing: Thing, scope: Scope): void {
  const { target } = statement;
  if (thing.type === 'nothing') noteUndefined(statement, scope);
  if (target !== undefined) assign(target, thing, scope);
  for (const [name, built] of named(target, thing)) {
    if (isBuilt(built)) keep({ thing: built, ...(name === undefined ? {} : { target: name }) }, scope);
  }
}

/** `x = block(x)`, where the text shows no `block`: it would be missing from the network. */
function noteUndefined({ target, value }: Statement, scope: Scope): void {
  if (typeof target !== 'string' || !isTensorName(target) || value.type !== 'call') return;
  const { callee, args } = value;
  const first = args[0]?.value;
  if (callee.type !== 'name' || callee.path.length > 1 || first?.type !== 'name') return;
  const [name] = callee.path;
  if (first.path.join('.') !== target || lookup(name!, scope)) return;
  report(callee.span, `${name} is not defined in this text.`, `the function ${name} with it`, scope);
}

function named(target: Target | undefined, thing: Thing): readonly (readonly [string | undefined, Thing])[] {
  if (target === undefined || typeof target === 'string') return [[target, thing]];
  const items = itemsOf(thing) ?? [];
  return target.flatMap((part, index) => (items[index] ? named(part, items[index]) : []));
}

function runBlock(block: Block, scope: Scope): Outcome {
  const { heading, body } = block;
  switch (heading.keyword) {
    case 'class':
    case 'def':
    case 'except':
      return {};
    case 'else':
    case 'finally':
    case 'try':
    case 'with':
      return { result: runBody(body, scope) };
    case 'if':
    case 'elif':
      return runCondition(block, scope);
    case 'for':
      return runLoop(block, scope);
    case 'while':
      if (builds(body, scope)) refuse(block, 'How often this loop runs is not known here.', scope);
      return {};
    default:
      return heading satisfies never;
  }
}

function isAlternative({ heading }: Block): boolean {
  return heading.keyword === 'elif' || heading.keyword === 'else';
}

function runCondition(block: Block, scope: Scope): Outcome {
  const { heading, body, flat } = block;
  if (heading.keyword !== 'if' && heading.keyword !== 'elif') return {};
  const holds = decide(scope.shared.evaluate(heading.condition, scope));
  if (holds === false) return { skipped: true };
  if (flat && body.length === 0) refuse(block, UNINDENTED, scope);
  if (holds === undefined && builds(body, scope)) {
    const condition = scope.shared.notes.source.slice(heading.start, heading.end);
    assume(`Whether “${condition}” holds is not known here: it was taken to hold.`, scope);
  }
  return { result: runBody(body, scope) };
}

function runLoop(block: Block, scope: Scope): Outcome {
  const { heading, body, flat } = block;
  if (heading.keyword !== 'for' || trains(body, scope)) return {};
  const iterable = scope.shared.evaluate(heading.iterable, scope);
  const items = itemsOf(iterable);
  scope.shared.used.add(iterable);
  if (flat && body.length === 0) refuse(block, UNINDENTED, scope);
  else if (items) {
    const target = heading.targets.length === 1 ? heading.targets[0]! : heading.targets;
    for (const item of items) {
      assign(target, item, scope);
      const result = runBody(body, scope);
      if (result) return { result };
    }
  } else if (builds(body, scope)) refuse(block, 'What this loop goes through is not known here.', scope);
  return {};
}

const UNINDENTED = 'The lines behind this one are not indented, so that where its block ends cannot be seen.';

function refuse({ heading }: Block, wrong: string, scope: Scope): void {
  report(heading, wrong, 'the layers one by one', scope);
}

/** Whether code makes layers or calls what the author defined. */
function builds(body: readonly Step[], scope: Scope): boolean {
  const makes = (name: string) =>
    (/^[A-Z]/.test(name) && isLayerName(name)) ||
    /^(?:function|class)$/.test(lookup(name, scope)?.type ?? '');
  return someCode(body, scope, (code) =>
    [...code.matchAll(/([A-Za-z_]\w*)\s{0,9}\(/g)].some((match) => makes(match[1]!)),
  );
}

function someCode(body: readonly Step[], { shared }: Scope, test: (code: string) => boolean): boolean {
  for (const { start, end } of codeIn(body)) {
    shared.spend(1 + (end - start) / 100);
    if (test(shared.notes.source.slice(start, end))) return true;
  }
  return false;
}
