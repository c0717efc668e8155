import { createEvaluator, type Evaluator } from './evaluate.ts';
import { mistakeAt } from './mistakes.ts';
import { isLayerName } from './names.ts';
import { parseRegion } from './python.ts';
import { findRegions, type Heading, type Region } from './regions.ts';
import type { Root } from './scope.ts';
import type { Draft, Notes } from './syntax.ts';
import { type Builder, countInputs, draftOf, MAX_LAYERS, tooMany } from './tensors.ts';

/** Reads Python code, wherever it stands in a text. */

/** One network that the code builds, or a layer that stands alone and may be one of a stack. */
export interface Part {
  readonly draft: Draft;
  readonly single: boolean;
}

/** What stands in the text, in its order. `text` is as long as the notes' source. */
export function readProgram(text: string, notes: Notes): readonly Part[] {
  const { regions, headings } = findRegions(text, isLayerName);
  const classes = new Set(headings.filter(({ keyword }) => keyword === 'class').map(({ name }) => name));
  const evaluator = createEvaluator(notes, classes);
  const body: Body = { forward: false };
  let next = 0;
  for (const region of regions) {
    while (headings[next] && headings[next]!.start < region.start)
      enter(headings[next++]!, body, evaluator, notes);
    if (body.indent !== undefined && indentOf(text, region) <= body.indent) leave(body);
    runRegion(text, region, body, evaluator, notes);
  }
  return parts(evaluator, notes);
}

/** The class whose body is being read. */
interface Body {
  name?: string;
  indent?: number;
  forward: boolean;
}

function enter(heading: Heading, body: Body, evaluator: Evaluator, notes: Notes): void {
  const { keyword, name, indent } = heading;
  if (keyword === 'for' || keyword === 'while') {
    notes.mistakes.push(mistakeAt(notes.source, heading, 'Loops are not run here.', 'the layers one by one'));
  } else if (keyword === 'class') {
    Object.assign(body, { name, indent, forward: false });
  } else if (keyword === 'def') {
    body.forward = name === 'forward' || name === 'call';
    if (body.forward) evaluator.enter(heading.parameters);
  }
}

function leave(body: Body): void {
  Object.assign(body, { name: undefined, indent: undefined, forward: false });
}

function runRegion(text: string, region: Region, body: Body, evaluator: Evaluator, notes: Notes): void {
  if (region.missing) {
    const code = text.slice(region.start, region.end).trim();
    notes.assumptions.push(`${region.missing} is missing behind ${code.slice(-40)} and was added.`);
  }
  const { entry } = region;
  if (entry && entry.times > MAX_LAYERS) throw tooMany();
  for (const statement of parseRegion(text, region)) {
    if (!entry) evaluator.run(statement, body.name);
    for (let times = 0; entry && times < entry.times; times++) {
      evaluator.run({ ...statement, target: entry.name }, PRINTED);
    }
  }
}

/** What stands in the text of `print(model)` is the body of one model. */
const PRINTED = 'print(model)';

/** The members of one class are one network: what `forward` returns, else its layers in their order. */
function parts(evaluator: Evaluator, notes: Notes): readonly Part[] {
  const found: Part[] = [];
  const roots = withoutStrangers(evaluator.roots(), notes);
  const done = new Set<string>();
  for (const root of roots) {
    if (root.within === undefined) found.push(partOf(root, evaluator.builder, notes));
    else if (!done.has(root.within)) {
      done.add(root.within);
      const members = roots.filter(({ within }) => within === root.within);
      found.push(classPart(members, evaluator.builder, notes));
    }
  }
  return found;
}

/** `criterion = nn.CrossEntropyLoss()` is no layer of the network beside it, nor are branches that no model has. */
function withoutStrangers(roots: readonly Root[], notes: Notes): readonly Root[] {
  const strange = ({ thing, target, within }: Root) =>
    thing.type === 'layer' && target !== undefined && within === undefined && !isLayerName(thing.call.name);
  const models = roots.some(({ thing }) => thing.type === 'graph');
  const kept = roots.filter((root) => !strange(root) && !(models && root.thing.type === 'tensor'));
  if (kept.length === 0) return roots;
  for (const { target } of roots.filter(strange)) {
    notes.assumptions.push(`${target} is not a layer that is known here and was left out.`);
  }
  return kept;
}

function partOf({ thing }: Root, builder: Builder, notes: Notes): Part {
  const output =
    thing.type === 'tensor'
      ? thing
      : thing.type === 'graph'
        ? thing.output
        : builder.apply(thing, [builder.input()]);
  const inputs = countInputs(output);
  if (inputs > 1) {
    notes.mistakes.push({
      wrong: `The network has ${inputs} inputs, and only networks of one input are read here.`,
      write: 'layers that all start from the same input',
    });
  }
  return { draft: draftOf(output), single: thing.type === 'layer' };
}

function classPart(members: readonly Root[], builder: Builder, notes: Notes): Part {
  const result = members.findLast(({ thing }) => thing.type === 'tensor');
  if (result) {
    const unused = members
      .filter(({ thing }) => thing.type !== 'tensor')
      .flatMap(({ target }) => target ?? []);
    if (unused.length > 0) notes.assumptions.push(`forward does not use ${unused.join(', ')}: left out.`);
    return partOf(result, builder, notes);
  }
  if (members.length > 1) {
    notes.assumptions.push('The layers are taken to run in the order in which they stand.');
  }
  const items = members.map(({ thing }) => thing);
  return partOf({ thing: { type: 'stack', items } }, builder, notes);
}

function indentOf(text: string, region: Region): number {
  return region.start - (text.lastIndexOf('\n', region.start - 1) + 1);
}
