import { type Completion, matching } from '../src/chat/complete.ts';
import type { Field } from '../src/chat/fields.ts';
import { formatCount, formatNumber } from '../src/engine/analysis/format.ts';
import { summarise } from '../src/engine/analysis/summary.ts';
import { builtInImages } from '../src/engine/compute/images.ts';
import {
  continuations,
  formatShape,
  type Reading,
  readInput,
  readModel,
  readPair,
} from '../src/engine/notation/index.ts';
import { UserError } from '../src/user-error.ts';

/** Helps to type layers, inputs and images; undefined for any other argument. */
export function completeArgument(field: Field, typed: string): readonly Completion[] | undefined {
  switch (field.format) {
    case 'layers':
      return layers(typed.trimStart());
    case 'input':
      return inputs(field.suggestions ?? [], typed.trim());
    case 'image':
      return images(typed);
    default:
      return undefined;
  }
}

/** Each of them is read, so that only what can be answered is offered: more would not be in time. */
const TRIED = 12;

/** What is there comes first, with its figures. */
function layers(typed: string): readonly Completion[] {
  const longer = continuations(typed);
  const closed = longer.some((text) => text.startsWith(typed) && CLOSERS.test(text.slice(typed.length)));
  const texts = typed === '' || closed ? longer : [typed, ...longer];
  const offered = texts.slice(0, TRIED).flatMap((value) => {
    const figures = withoutMistakes(() => figuresOf(value));
    return figures === undefined ? [] : [{ value, label: labelled(value, figures) }];
  });
  return offered.length > 0 || typed === '' ? offered : refused(typed);
}

const CLOSERS = /^[)\]}'"]+$/;

function figuresOf(text: string): string {
  if (!PAIR.test(text)) return alone(readModel(text));
  const { a, b } = readPair(text);
  const [ofA, ofB] = [a, b].map((side) => formatCount(parametersOf(side)));
  return `${ofA} against ${ofB} parameters`;
}

const PAIR = /\s(?:vs\.?|versus|against)\s/i;

function alone(reading: Reading): string {
  const { network, notation } = reading;
  const shape = formatShape(network.input, notation === 'pytorch' ? 'channels-first' : 'channels-last');
  return `${formatNumber(parametersOf(reading), 'parameter')} on ${shape}`;
}

function parametersOf({ network, notation }: Reading) {
  return summarise(network, { notation }).total.parameters.total;
}

/** Long layers lose their beginning, so that the figures stay in sight. */
const ROOM = 100;

function labelled(text: string, figures: string): string {
  const end = ` — ${figures}`;
  const line = text.replaceAll(/\s+/g, ' ');
  const room = ROOM - end.length;
  return `${line.length > room ? `…${line.slice(line.length - room + 1)}` : line}${end}`;
}

/** Where nothing can be offered, what is wrong. */
function refused(typed: string): readonly Completion[] {
  try {
    readModel(typed);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [{ value: typed, label: error.mistakes[0]!.wrong }];
  }
}

/** `28` → `28x28x1`: the sizes that are missing. */
function inputs(suggestions: readonly string[], typed: string): readonly Completion[] {
  const sizes = /^\d+(?:[x×]\d+)*$/i.test(typed) ? typed.split(/[x×]/i) : [];
  const [first, second = first] = sizes;
  const longer =
    sizes.length === 1 || sizes.length === 2 ? [1, 3].map((of) => `${first}x${second}x${of}`) : [];
  const found = matching(suggestions, typed);
  return [typed, ...longer, ...found].flatMap((value) => {
    const claim = withoutMistakes(() => readInput(value));
    if (!claim) return [];
    const read = formatShape(claim.sizes);
    return [{ value, label: read === value.replaceAll('x', '×') ? value : `${value} — ${read}` }];
  });
}

function images(typed: string): readonly Completion[] {
  const names = matching(
    builtInImages.map(({ name }) => name),
    typed,
  );
  return names.map((name) => ({
    value: name,
    label: `${name} — ${builtInImages.find((image) => image.name === name)!.title}`,
  }));
}

function withoutMistakes<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
