import { isLayerName } from './names.ts';
import { assume, type Root, type Scope, unusedIn } from './scope.ts';
import type { Draft } from './syntax.ts';
import { type Built, countInputs, draftOf, type Tensor } from './tensors.ts';

/** The networks that a text builds. */

/** One network that the code builds, or a layer that stands alone and may be one of a stack. */
export interface Part {
  readonly draft: Draft;
  readonly single: boolean;
}

/** One part for each thing that nothing else takes up; the entries of one printed model are one network. */
export function partsOf(roots: readonly Root[], scope: Scope): readonly Part[] {
  const groups = new Map<string, Root[]>();
  const outputs: Output[] = [];
  for (const root of withoutStrangers(roots, scope)) {
    const members = root.within === undefined ? undefined : (groups.get(root.within) ?? []);
    if (members?.length === 0) outputs.push({ members });
    if (members) groups.set(root.within!, members);
    else outputs.push({ members: [root] });
    members?.push(root);
  }
  const run = outputs.map(({ members }) => ({ members, tensor: outputOf(members, scope) }));
  const kept = run.filter(({ members }) => members.some(({ thing }) => !scope.shared.used.has(thing)));
  for (const { members } of kept) for (const { thing } of members) noteUnused(thing, scope);
  return different(kept.map(({ members, tensor }) => partOf(members, tensor, scope)));
}

interface Output {
  readonly members: readonly Root[];
}

/** `criterion = nn.CrossEntropyLoss()` is no layer of the network beside it, nor are branches that no model has. */
function withoutStrangers(roots: readonly Root[], scope: Scope): readonly Root[] {
  const strange = ({ thing, target, within }: Root) =>
    thing.type === 'layer' && target !== undefined && within === undefined && !isLayerName(thing.call.name);
  const models = roots.some(({ thing }) => thing.type === 'graph');
  const kept = roots.filter((root) => !strange(root) && !(models && root.thing.type === 'tensor'));
  if (kept.length === 0) return roots;
  for (const { target } of roots.filter(strange)) {
    assume(`${target} is not a layer that is known here and was left out.`, scope);
  }
  return kept;
}

function outputOf(members: readonly Root[], scope: Scope): Tensor {
  const { builder } = scope.shared;
  const things = members.map(({ thing }) => thing);
  const [first] = things;
  if (things.length > 1) assume('The layers are taken to run in the order in which they stand.', scope);
  const thing: Built = things.length > 1 ? { type: 'stack', items: things } : first!;
  if (thing.type === 'tensor') return thing;
  if (thing.type === 'graph') return thing.output;
  const inputs = thing.type === 'module' ? thing.inputs : 1;
  return builder.apply(
    thing,
    Array.from({ length: inputs }, () => builder.input()),
  );
}

/** What an object has and its `forward` leaves out. */
function noteUnused(thing: Built, scope: Scope): void {
  if (thing.type !== 'module' || !thing.forward) return;
  const unused = unusedIn(thing.object).filter((root) => root.thing.type !== 'tensor');
  const names = unused.flatMap(({ target }) => target ?? []);
  if (names.length > 0) {
    assume(`${thing.forward.heading.name} does not use ${names.join(', ')}: left out.`, scope);
  }
}

function partOf(members: readonly Root[], output: Tensor, { shared }: Scope): Part {
  const inputs = countInputs(output);
  if (inputs > 1) {
    shared.notes.mistakes.push({
      wrong: `The network has ${inputs} inputs, and only networks of one input are read here.`,
      write: 'layers that all start from the same input',
    });
  }
  return { draft: draftOf(output), single: members.length === 1 && members[0]!.thing.type === 'layer' };
}

/** A network that the text runs twice, to try it out, is one. */
function different(parts: readonly Part[]): readonly Part[] {
  const seen = new Set<string>();
  return parts.filter(({ draft, single }) => {
    const key = draft.nodes.map(({ call, inputs }) => `${call.span.start}:${inputs.join('-')}`).join();
    if (single || !seen.has(key)) {
      seen.add(key);
      return single || draft.nodes.length > 0;
    }
    return false;
  });
}
