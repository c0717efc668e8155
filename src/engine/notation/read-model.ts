import { type Mistake, UserError } from '../../user-error.ts';
import type { Layer } from '../layers/layer.ts';
import { INPUT, judge, type Network } from '../network.ts';
import { grouped } from '../shape.ts';
import { layerClaim } from './claims.ts';
import { chooseInput } from './input.ts';
import { inputInProse, readInput } from './input-text.ts';
import { mistakeAt } from './mistakes.ts';
import { readMixed } from './mixed.ts';
import { frameworkOfCalls } from './notations.ts';
import type { Part } from './parts.ts';
import { readProgram } from './program.ts';
import { resolve } from './resolve.ts';
import { isShorthand, readShorthand } from './shorthand.ts';
import type { Claim, Draft, NotationName, Notes, ReadCall } from './syntax.ts';
import { tidy } from './tidy.ts';
import { formatCall } from './values.ts';

/** A network as it was read. */
export interface Reading {
  readonly network: Network;
  readonly notation: NotationName;
  /** Whole sentences: what was taken for granted. */
  readonly assumptions: readonly string[];
}

/** How many characters are read. */
export const LONGEST_MODEL = 100_000;

/** One network from a text in any notation. Throws UserError with everything that is wrong. */
export function readModel(text: string, input?: string): Reading {
  return finish(wholeOf(readDrafts(text)), input === undefined ? undefined : readInput(input));
}

/** Everything in a text that is a network or a layer, not yet understood. */
export interface Drafts {
  readonly notation: NotationName;
  readonly parts: readonly Part[];
  readonly notes: Notes;
  readonly claim?: Claim;
}

export function readDrafts(text: string): Drafts {
  if (text.length > LONGEST_MODEL) {
    throw new UserError({
      wrong: `The text has ${grouped(text.length)} characters; at most ${grouped(LONGEST_MODEL)} are read.`,
      write: 'only the layers',
    });
  }
  if (/^[ \t|┃]*Layer \(type/m.test(text)) {
    throw new UserError({
      wrong: 'This is the table of model.summary(): it does not say how large the windows are.',
      write: 'the code that builds the model',
    });
  }
  const notes: Notes = { source: text, mistakes: [], assumptions: [], claims: [] };
  const code = tidy(text);
  const claim = inputInProse(code);
  const tidied = claim
    ? code.slice(0, claim.span.start) +
      ' '.repeat(claim.span.end - claim.span.start) +
      code.slice(claim.span.end)
    : code;
  if (isShorthand(tidied)) {
    return { notation: 'shorthand', parts: readShorthand(tidied, notes), notes, claim };
  }
  const parts = readMixed(tidied, notes) ?? readProgram(tidied, notes);
  const calls = parts.flatMap((part) => part.draft.nodes.map((node) => node.call));
  return { notation: frameworkOfCalls(calls), parts, notes, claim };
}

/** The parts one behind the other, as one network. */
export function wholeOf({ parts, notation, notes, claim }: Drafts): Whole {
  if (parts.length > 1 && parts.some((part) => !part.single)) {
    throw new UserError({
      wrong: `${parts.length} networks were found where one was expected.`,
      write: 'one network, or both to compare',
    });
  }
  const nodes: Draft['nodes'][number][] = [];
  for (const { draft } of parts) {
    const [before, last] = [nodes.length, nodes.length - 1];
    for (const { call, inputs } of draft.nodes) {
      nodes.push({ call, inputs: inputs.map((from) => (from === INPUT ? last : from + before)) });
    }
  }
  const claims = parts.flatMap((part) => part.draft.claims);
  return { notation, notes, draft: { nodes, claims }, claim };
}

/** One network before its layers are understood. */
export interface Whole {
  readonly notation: NotationName;
  readonly notes: Notes;
  readonly draft: Draft;
  /** What the prose around it says about the input. */
  readonly claim?: Claim;
}

/** Understands the layers and finds the input. Throws UserError with everything that is wrong. */
export function finish(whole: Whole, given: Claim | undefined): Reading {
  const { notation, draft } = whole;
  const notes = {
    ...whole.notes,
    mistakes: [...whole.notes.mistakes],
    assumptions: [...whole.notes.assumptions],
  };
  const layers = resolveAll(draft, notation, notes);
  if (draft.nodes.length === 0 && notes.mistakes.length === 0)
    notes.mistakes.push(nothingFound(notes.source));
  if (notes.mistakes.length > 0) throw new UserError(...once(notes.mistakes));
  const nodes = draft.nodes.map(({ call, inputs }) => ({ layer: layers.get(call)!, inputs }));
  const { shape, assumptions } = chooseInput(nodes, given ?? statedInput(whole), notation);
  const network: Network = { input: shape, nodes };
  const wrong = judge(network).mistakes;
  if (wrong.length > 0) {
    const placed = wrong.map(({ node, mistake }) => atCall(mistake, draft.nodes[node]!.call, notes.source));
    throw new UserError(...placed);
  }
  return { network, notation, assumptions: [...notes.assumptions, ...assumptions] };
}

/** The layer of each call. Equal calls are understood once, since stacks repeat them. */
function resolveAll(
  draft: Draft,
  notation: NotationName,
  notes: Notes,
): ReadonlyMap<ReadCall, Layer | undefined> {
  const layers = new Map<ReadCall, Layer | undefined>();
  const byText = new Map<string, Layer>();
  for (const { call } of draft.nodes) {
    if (layers.has(call)) continue;
    const text = formatCall(call, `${call.prefix.join('.')}.`);
    const layer = byText.get(text) ?? resolve(call, notation, notes);
    layers.set(call, layer);
    if (layer) byText.set(text, layer);
  }
  return layers;
}

function atCall(mistake: Mistake, call: ReadCall, source: string): Mistake {
  const { at } = mistakeAt(source, call.span, mistake.wrong);
  return mistake.at || !at ? mistake : { ...mistake, at };
}

/** A body that runs several times has its mistakes once. */
function once(mistakes: readonly Mistake[]): readonly Mistake[] {
  const keyOf = ({ wrong, at }: Mistake) => `${wrong} ${at?.text} ${at?.span.start}`;
  return [...new Map(mistakes.map((mistake) => [keyOf(mistake), mistake])).values()];
}

/** What the text says about the input, with the order in which it says it. */
export function statedInput({ notation, draft, claim, notes }: Whole): Claim | undefined {
  const first = draft.nodes.find(({ inputs }) => inputs.includes(INPUT));
  const stated = claim ?? draft.claims[0] ?? (first && layerClaim(first.call)) ?? notes.claims[0];
  return stated && { order: notation === 'pytorch' ? 'channels-first' : 'channels-last', ...stated };
}

function nothingFound(text: string): Mistake {
  return {
    wrong: text.trim() === '' ? 'The text is empty.' : 'No layer was found in this text.',
    write: 'Conv2D(64, (3, 3)) as Keras has it, nn.Conv2d(1, 64, 3) as PyTorch has it, or 64@3x3 for short',
  };
}
