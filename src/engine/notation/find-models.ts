import { UserError } from '../../user-error.ts';
import { namesIn } from './names.ts';
import type { Part } from './parts.ts';
import { type Drafts, finish, type Reading, readDrafts, readModel, wholeOf } from './read-model.ts';
import { rewrite } from './wishes/rewrite.ts';

/** A layer or model in a text. */
export interface FoundModel {
  /** Can be read by itself, on the input beside it. */
  readonly model: string;
  readonly input?: string;
  readonly reading: Reading;
}

/** The layers and models that a text talks about, in its order. */
export interface FoundModels {
  readonly models: readonly FoundModel[];
  /** What was wrong, where something that looks like layers could not be read. */
  readonly trouble?: UserError;
}

/** Finds layers in blocks of code, or, where there are none, in the prose. Never throws. */
export function findModels(text: string): FoundModels {
  const blocks = [...text.matchAll(CODE)].map((match) => match[1] ?? match[2]!);
  const inCode = blocks.map(modelsIn);
  const inProse = inCode.some(({ models }) => models.length > 0)
    ? []
    : [modelsIn(text.replaceAll(CODE, ' '))];
  const found = [...inCode, ...inProse];
  const trouble = found.find((one) => one.trouble)?.trouble;
  return { models: found.flatMap(({ models }) => models), ...(trouble ? { trouble } : {}) };
}

/** Between fences, or between single marks on one line. */
const CODE = /```(?:[\w+-]*\n)?([\s\S]*?)(?:```|$)|`([^`\n]+)`/g;

function modelsIn(text: string): FoundModels {
  try {
    const drafts = readDrafts(text);
    if (drafts.notation === 'shorthand') return { models: shorthandIn(text) };
    const models = drafts.parts.map((part) => modelOf(part, drafts, text));
    if (models.length === 0 && drafts.notes.mistakes.length > 0)
      throw new UserError(...drafts.notes.mistakes);
    return { models };
  } catch (error) {
    if (error instanceof UserError) return { models: [], trouble: error };
    throw error;
  }
}

/** As it stands in the text, where that says all of it; else written anew. */
function modelOf(part: Part, drafts: Drafts, text: string): FoundModel {
  const reading = finish(wholeOf({ ...drafts, parts: [part] }), undefined);
  const spans = part.draft.nodes.map(({ call }) => call.span);
  const start = Math.min(...spans.map((span) => span.start));
  const model = text.slice(start, Math.max(...spans.map((span) => span.end)));
  const anew = rewrite(reading.network, reading.notation);
  const alone = part.single ? readingOf(model) : undefined;
  const again = alone && rewrite(alone.network, reading.notation);
  const same = alone && again?.model === anew.model && again.input === anew.input;
  return same ? { model, reading: alone } : { ...anew, reading };
}

function readingOf(model: string): Reading | undefined {
  try {
    return readModel(model);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Stacks such as `64@3x3 > maxpool 2`: from each word that begins a layer to the last that goes on with it. */
function shorthandIn(text: string): readonly FoundModel[] {
  const models: FoundModel[] = [];
  let from = 0;
  for (const match of text.matchAll(BEGINNING)) {
    if (match.index < from) continue;
    const found = longestFrom(text.slice(match.index));
    if (!found) continue;
    models.push(found);
    from = match.index + found.model.length;
  }
  return models;
}

/** A number of filters at a window, or a layer's name with a number behind it. */
const BEGINNING = new RegExp(
  String.raw`(?<![\w@])(?:\d+x\s*)?(?:\d+@\d|(?:${namesIn('shorthand').join('|')})\s*\d)`,
  'gi',
);

/** Words of one stack, at most. */
const WORDS = 60;

function longestFrom(text: string): FoundModel | undefined {
  const line = /^[^\n]*/.exec(text)![0];
  const ends = [...line.matchAll(/\S+/g)].slice(0, WORDS).map((word) => word.index + word[0].length);
  for (const end of ends.reverse()) {
    const model = line.slice(0, end).replace(/[.,;:!?)\]]+$/, '');
    if (SENTENCE.test(model)) continue;
    const reading = readingOf(model);
    if (reading) return { model, reading };
  }
  return undefined;
}

/** Words that the shorthand's reader passes over, and that end a stack in prose. */
const SENTENCE = /\s(?:and|or|vs\.?|versus|with|is|are|the|a|to|for|which|what|of|in|on)(?:\s|$)|[.!?;]\s/i;
