import { callAuthored, parametersOf } from './authored.ts';
import { type Block, codeIn, type Step } from './blocks.ts';
import type { ClassHeading, FunctionHeading } from './headings.ts';
import { isTensorName } from './names.ts';
import { instantiate } from './objects.ts';
import { isBuilt, keep, lookup, report, type Scope, type Thing, unusedIn } from './scope.ts';

/** Classes and functions that the text defines and does not call: what they build is what was meant. */

/** Runs them as if the text called them: classes first, and functions where nothing else builds a network. */
export function runUncalled(body: readonly Step[], scope: Scope): void {
  const mentioned = mentionsIn(body, scope);
  const definitions = body.flatMap((step, index) => (step.type === 'block' ? [{ step, index }] : []));
  const free = definitions.filter(({ step, index }) => {
    const name = 'name' in step.heading ? step.heading.name : '';
    const from = mentioned.get(name);
    return (from === undefined || (from.size === 1 && from.has(index))) && !scope.shared.called.has(step);
  });
  for (const { step } of free) if (isNetwork(step.heading, scope)) makeObject(step, step.heading, scope);
  const methods = definitions.flatMap(({ step }) => (isMethod(step.heading) ? [step] : []));
  if (methods.length > 0) makeObject(classOf(methods), classOf(methods).heading, scope);
  for (const { step } of free) {
    if (unusedIn(scope).length > 0 || scope.shared.notes.mistakes.length > 0) return;
    if (step.heading.keyword === 'def' && !isMethod(step.heading)) runFunction(step, step.heading, scope);
  }
}

/** The words of the code, with the steps in which they stand; more than two of those are not counted. */
function mentionsIn(body: readonly Step[], { shared }: Scope): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  const note = (word: string, index: number) => {
    const steps = found.get(word) ?? new Set();
    if (steps.size < 2) steps.add(index);
    found.set(word, steps);
  };
  for (const [index, step] of body.entries()) {
    if (step.type === 'block' && step.heading.keyword === 'class') {
      for (const base of step.heading.bases) note(base, index);
    }
    for (const { start, end } of codeIn([step])) {
      for (const [word] of shared.notes.source.slice(start, end).matchAll(/[A-Za-z_]\w*/g)) note(word, index);
    }
  }
  return found;
}

function isNetwork(heading: Block['heading'], scope: Scope): heading is ClassHeading {
  if (heading.keyword !== 'class') return false;
  const { bases } = heading;
  const known = (base: string) =>
    /(?:Module|Model|Layer|Net|Block|Sequential)\w*$/.test(base) || lookup(base, scope)?.type === 'class';
  return bases.length === 0 || bases.some(known);
}

function makeObject(block: Block, heading: ClassHeading, scope: Scope): void {
  const init = block.body.find(
    (step) => step.type === 'block' && step.heading.keyword === 'def' && step.heading.name === '__init__',
  );
  const parameters =
    init?.type === 'block' && init.heading.keyword === 'def' ? init.heading.parameters.slice(1) : [];
  const needed = parameters.filter(({ standard, rest }) => !standard && !rest).map(({ name }) => name);
  if (needed.length > 0) {
    const wrong = `${heading.name} needs ${needed.join(', ')}, and the text does not say what ${needed.length > 1 ? 'they are' : 'it is'}.`;
    report(heading, wrong, `${heading.name}(${needed.map(() => '64').join(', ')}) below the class`, scope);
    return;
  }
  keep({ thing: instantiate({ type: 'class', heading, block, around: scope }, [], heading, scope) }, scope);
}

function isMethod(heading: Block['heading']): heading is FunctionHeading {
  return heading.keyword === 'def' && heading.parameters[0]?.name === 'self';
}

/** Methods whose class was not pasted with them. */
function classOf(methods: readonly Block[]): Block & { readonly heading: ClassHeading } {
  const { start, end, indent } = methods[0]!.heading;
  const heading: ClassHeading = { keyword: 'class', name: 'The class', bases: [], start, end, indent };
  return { type: 'block', heading, body: methods, flat: false };
}

function runFunction(block: Block, heading: FunctionHeading, scope: Scope): void {
  const made = { type: 'function', heading, block, around: scope } as const;
  const given = parametersOf(made).flatMap(({ name, standard, rest }) => {
    if (standard || rest) return [];
    const thing: Thing = isTensorName(name)
      ? scope.shared.builder.input()
      : { type: 'value', value: name, open: true };
    return [{ thing, span: heading }];
  });
  const result = callAuthored(made, given, heading, scope);
  if (isBuilt(result)) keep({ thing: result }, scope);
}
