import type { Mistake } from '../../user-error.ts';
import type { Layer } from '../layers/layer.ts';
import type { Spec } from '../layers/spelling.ts';
import { activationLayer, nearestActivation } from './activations.ts';
import { bind } from './bind.ts';
import { mistakeAt } from './mistakes.ts';
import { type ClassEntry, classLike, classNamed, frameworkOf, knownIn, namesIn, nearest } from './names.ts';
import { TITLES } from './notations.ts';
import type { NotationName, Notes, ReadCall } from './syntax.ts';
import { formatCall } from './values.ts';

/** The layer that a call stands for. Undefined where something is wrong; the notes say what. */
export function resolve(call: ReadCall, notation: NotationName, notes: Notes): Layer | undefined {
  const entry = entryOf(call, notation, notes);
  if (!entry) return undefined;
  const { spec, mistakes } = bind(call, entry, notes.source);
  if (!spec) {
    const confused = otherFramework(call, entry, notes);
    const told = [...notes.mistakes];
    const news = mistakes.filter((mistake) => !told.some((other) => isWithin(other, mistake)));
    notes.mistakes.push(...(confused ? [confused] : []), ...news);
    return undefined;
  }
  return asLayer(call, entry, spec, notes);
}

/** What could not be read itself need not be told to be no value. */
function isWithin({ at: inner }: Mistake, { at: outer }: Mistake): boolean {
  if (!inner || !outer || inner.text !== outer.text) return false;
  return inner.span.start >= outer.span.start && inner.span.end <= outer.span.end;
}

function asLayer(call: ReadCall, entry: ClassEntry, spec: Spec<unknown>, notes: Notes): Layer | undefined {
  const name = call.args.find((arg) => arg.name === 'name')?.value;
  const layer: Layer = {
    kind: entry.kind.name,
    params: spec.params,
    ...(typeof name === 'string' ? { name } : {}),
    ...(spec.inputChannels === undefined ? {} : { inputChannels: spec.inputChannels }),
  };
  if (spec.activation === undefined || spec.activation === null) return layer;
  const activation = activationLayer(spec.activation, entry.notation);
  if (activation) return { ...layer, activation };
  if (activation === null) return layer;
  const shown = typeof spec.activation === 'string' ? `'${spec.activation}'` : spec.activation.name;
  const near = nearestActivation(shown.replaceAll("'", ''), entry.notation);
  const span = call.args.find((arg) => arg.value === spec.activation)?.span ?? call.span;
  const wrong = `${shown} is not an activation that is known.`;
  notes.mistakes.push(mistakeAt(notes.source, span, wrong, near && `activation='${near}'`));
  return undefined;
}

function entryOf(call: ReadCall, notation: NotationName, notes: Notes): ClassEntry | undefined {
  const framework = frameworkOf(call.prefix);
  const implied = call.implied ? classNamed(call.name, 'shorthand') : undefined;
  if (implied) return implied;
  const first = framework ?? notation;
  const others = framework ? [] : (['keras', 'pytorch'] as const).filter((other) => other !== first);
  const exact = [first, ...others].map((name) => classNamed(call.name, name)).find((entry) => entry);
  if (exact) return told(exact, call, notation, framework !== undefined, notes);
  const similar = [first, ...others].map((name) => classLike(call.name, name)).find((entry) => entry);
  if (similar) {
    assume(`${call.name} was read as ${TITLES[similar.notation]}'s ${similar.layerClass.name}.`, notes);
    return similar;
  }
  notes.mistakes.push(unknownLayer(call, first, others, notes));
  return undefined;
}

function told(
  entry: ClassEntry,
  call: ReadCall,
  notation: NotationName,
  prefixed: boolean,
  notes: Notes,
): ClassEntry {
  if (entry.notation !== notation && !prefixed) {
    assume(
      `${call.name} is ${TITLES[entry.notation]}'s name, and it was read as ${TITLES[entry.notation]} means it.`,
      notes,
    );
  }
  return entry;
}

function unknownLayer(call: ReadCall, first: NotationName, others: readonly NotationName[], notes: Notes) {
  const near = nearest(call.name, namesIn(first)) ?? nearest(call.name, others.flatMap(namesIn));
  return near
    ? mistakeAt(notes.source, call.nameSpan, `${call.name} is not the name of a layer.`, near)
    : mistakeAt(
        notes.source,
        call.nameSpan,
        `${call.name} is not among the layers that are known here yet. Known are: ${knownIn(first)}.`,
      );
}

/** A name that one framework has and the other writes in another case: `Conv2d` with Keras' arguments. */
function otherFramework(call: ReadCall, entry: ClassEntry, notes: Notes) {
  const other: NotationName = entry.notation === 'pytorch' ? 'keras' : 'pytorch';
  const like = classLike(call.name, other);
  if (
    entry.notation === 'shorthand' ||
    frameworkOf(call.prefix) ||
    !like ||
    like.layerClass.name === call.name
  )
    return null;
  const mended = mend(call, like);
  if (!bind(mended, like, notes.source).spec) return null;
  const needed = Object.keys(entry.layerClass.args.shape).slice(0, 3).join(', ');
  const prefix = entry.notation === 'pytorch' ? 'nn.' : '';
  return mistakeAt(
    notes.source,
    call.nameSpan,
    `${call.name} is ${TITLES[entry.notation]}'s name, and ${prefix}${call.name} takes ${needed}, …; ${TITLES[other]} writes ${like.layerClass.name}.`,
    `${formatCall(mended)} for ${TITLES[other]}, or ${prefix}${call.name}(${needed}, …) for ${TITLES[entry.notation]}`,
  );
}

/** The call as the other framework would most likely have it. */
function mend(call: ReadCall, entry: ClassEntry): ReadCall {
  const names = Object.keys(entry.layerClass.args.shape);
  const args = call.args.map((arg) =>
    arg.name === undefined ? arg : { ...arg, name: nearest(arg.name, names) ?? arg.name },
  );
  return { ...call, name: entry.layerClass.name, args };
}

function assume(sentence: string, notes: Notes): void {
  if (!notes.assumptions.includes(sentence)) notes.assumptions.push(sentence);
}
