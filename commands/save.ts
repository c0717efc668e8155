import * as z from 'zod';
import { command } from '../src/chat/command.ts';
import { readPair, writeNetwork } from '../src/engine/notation/index.ts';
import type { SavedRequest } from '../src/store/store.ts';
import { UserError } from '../src/user-error.ts';
import { DEFAULT_SEED } from './arguments.ts';
import { actions, notes, paragraphs } from './blocks.ts';
import { type CompareArguments, compareArguments } from './compare.ts';
import { completeArgument } from './complete.ts';
import type { Context } from './context.ts';
import { ownerOf } from './own.ts';

/** Characters of a name, and of a comparison. */
const LONGEST_NAME = 60;
const LONGEST = 20_000;
/** Comparisons that one user may save. */
const MOST = 100;

const args = compareArguments.extend({
  name: z
    .string()
    .transform((name) => name.replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, 'A name needs a letter.').max(LONGEST_NAME))
    .optional()
    .meta({ description: 'A name to find it by; one is made from the layers otherwise.' }),
});

/** Keeps a comparison for whoever asks. */
export const save = command<Context, typeof args>({
  name: 'save',
  summary: 'Saves a comparison under a name, for you alone; saved lists them.',
  args,
  examples: ['save 64@3x3 vs 32@7x7 --input 28x28x1 --name digits'],
  audience: () => 'asker',
  complete: completeArgument,
  async run({ name: given, ...comparison }, { store }, caller) {
    const owner = ownerOf(caller);
    const kept = withoutUpload(comparison);
    requireShort(JSON.stringify(kept).length);
    const read = readPair(comparison.a, comparison.b, comparison.input);
    const name = given ?? nameOf(read);
    requireRoom(await store.saved.all(owner), name);
    const { saved } = await store.saved.keep(owner, name, { command: 'compare', args: kept });
    return {
      title: `Saved as “${name}”`,
      tone: 'answer',
      blocks: [
        paragraphs('Only you can see it. It is computed anew each time you open it.'),
        ...notes([
          ...(comparison.image === kept.image ? [] : ['Your own image is not saved with it.']),
          ...(saved
            ? []
            : ['It cannot be written now: until that works again, a restart of the bot forgets it.']),
        ]),
        actions(['Compare', 'compare', kept], ['All that I saved', 'saved', {}]),
      ],
      data: { name, saved, args: kept },
    };
  },
});

type Pair = ReturnType<typeof readPair>;

/** Both models in shorthand, as far as a name has room. */
function nameOf(read: Pair): string {
  const [first, second] = [read.a, read.b].map(({ network }) => writeNetwork(network, 'shorthand').code);
  const name = `${first} vs ${second}`.replaceAll(/\s+/g, ' ');
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}

/** What is needed to ask again; uploaded images are kept in memory only. */
function withoutUpload({ image, seed, ...others }: CompareArguments) {
  const given = {
    ...others,
    image: image?.startsWith('upload:') ? undefined : image,
    seed: seed === DEFAULT_SEED ? undefined : seed,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function requireShort(length: number): void {
  if (length <= LONGEST) return;
  throw new UserError({
    wrong: `This comparison has ${length.toLocaleString('en')} characters, and at most ${LONGEST.toLocaleString('en')} are saved.`,
  });
}

function requireRoom(all: readonly SavedRequest[], name: string): void {
  if (all.length < MOST || all.some((other) => other.name === name)) return;
  throw new UserError({
    wrong: `You have saved ${all.length} comparisons, and there is no room for more.`,
    write: `saved ${all.at(-1)?.name} --remove`,
  });
}
