import type { Mistake } from '../../../user-error.ts';
import { type ClassEntry, classNamed } from '../names.ts';
import { AT } from '../shorthand.ts';
import { readArguments } from '../shorthand-arguments.ts';
import { formatShorthand, shortWord } from '../shorthand-write.ts';
import { firstOfEach } from './calls.ts';
import { entriesOf } from './names.ts';
import { type Named, optionalArguments, typicalArguments, usualClasses } from './typical.ts';

/** What the words of one layer in shorthand may become. */
export function continueWords(item: string): readonly string[] {
  const [, filters, side] = /^(\d+)(?:@(\d*)x?)?$/.exec(item) ?? [];
  if (filters) return sidesFrom(side).map((size) => `${filters}@${size}x${size}`);
  if (/^[a-z][a-z\d_]*$/i.test(item) || item === '') return entriesOf(item, 'shorthand').map(typicalItem);
  const at = /^(\d+)@([\dx]+)/i.exec(item);
  const head = at?.[0] ?? /^[a-z_\d]+(?=\s)/i.exec(item)?.[0];
  const entry = head && classNamed(at ? AT : head.toLowerCase(), 'shorthand');
  if (!head || !entry) return [];
  const words = item.slice(head.length).trim().split(/\s+/);
  return continueItem(item, at ? [at[1]!, at[2]!, ...words] : words, entry);
}

/** A stack with one more layer. */
export function nextWords(text: string): readonly string[] {
  return usualClasses('shorthand').map((entry) => `${text.trimEnd()} > ${typicalItem(entry)}`);
}

const SIDES = ['3', '5', '7', '1'];

function sidesFrom(side: string | undefined): readonly string[] {
  return side ? [side, ...SIDES.filter((size) => size !== side)] : SIDES;
}

/** A layer as the shorthand writes it with typical arguments. */
export function typicalItem(entry: ClassEntry): string {
  return formatShorthand({ name: entry.layerClass.name, args: typicalArguments(entry) });
}

function continueItem(item: string, words: readonly string[], entry: ClassEntry): readonly string[] {
  const part = /(?<=\s)[a-z]*$/i.exec(item)?.[0] ?? '';
  const whole = given(words, entry);
  const known = part !== '' && whole.wrong ? given(words.slice(0, -1), entry) : whole;
  const kept = (known === whole ? item : item.slice(0, -part.length)).trimEnd();
  const missing = typicalArguments(entry).filter(({ name }) => !known.names.has(name));
  const options = optionalArguments(entry).filter(({ name }) => !known.names.has(name));
  const add = (args: readonly Named[]) => [kept, ...args.map((arg) => shortWord(arg, entry))].join(' ');
  const begun = known === whole ? '' : part.toLowerCase();
  if (begun === '') return [missing, ...firstOfEach(options).map((option) => [...missing, option])].map(add);
  const asked = options.filter((option) => shortWord(option, entry).startsWith(begun));
  return asked.map((option) => add([...missing, option]));
}

function given(words: readonly string[], entry: ClassEntry) {
  const mistakes: Mistake[] = [];
  const span = { start: 0, end: 0 };
  const notes = { source: '', mistakes, assumptions: [], claims: [] };
  const read = readArguments(
    words.filter((word) => word !== '').map((text) => ({ text, span })),
    entry,
    notes,
  );
  return { names: new Set(read.map(({ name }) => name)), wrong: mistakes.length > 0 };
}
