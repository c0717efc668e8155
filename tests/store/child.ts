import { openStore } from '../../src/store/open.ts';
import { answerOf, roundOf } from './rounds.ts';

/** A program that uses a store, for tests of what happens around it. Each line that it prints is JSON. */
const [mode, file = ''] = process.argv.slice(2);
const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);

/** Writes without end, and prints the number of each write after it was acknowledged. */
async function write(): Promise<void> {
  const store = await openStore({ file, onTrouble: print });
  const round = roundOf({ key: 'round', server: 'discord:s', closes: Date.now() });
  if (!(await store.rounds.find('round'))) await store.rounds.open(round);
  const begin = Date.now();
  for (let index = 0; ; index += 1) {
    const id = `${begin}-${index}`;
    await store.settings.change(`discord:${id}`, { channels: [id] });
    await store.rounds.answer('round', answerOf(round, `discord:${id}`));
    print(id);
  }
}

/** Holds the file's lock until its input ends. */
async function hold(): Promise<void> {
  const { default: Database } = await import('libsql');
  const database = new Database(file);
  database.exec('begin immediate');
  print('held');
  process.stdin.on('end', () => database.exec('commit')).resume();
}

/** Uses the store where something is wrong with its place, and prints how that went. */
async function use(): Promise<void> {
  const told: string[] = [];
  const store = await openStore({ file, onTrouble: (sentence) => told.push(sentence) });
  const early = await store.settings.change('discord:early', { private: true });
  const big = { text: 'x'.repeat(20_000) };
  const saves = [];
  for (let index = 0; index < 40; index += 1)
    saves.push(await store.saved.keep('discord:u', String(index), big));
  const round = roundOf();
  await store.rounds.open(round);
  const answered = await store.rounds.answer(round.key, answerOf(round, 'discord:u'));
  print({
    told,
    early,
    saved: saves.filter(({ saved }) => saved).length,
    found: (await store.saved.all('discord:u')).length,
    settings: await store.settings.find('discord:early'),
    claims: [await store.deliveries.claim('one'), await store.deliveries.claim('one')],
    answered,
    leaders: (await store.reviews.leaders(round.server, 1)).length,
  });
  await store.close();
}

if (mode === 'write') await write();
else if (mode === 'hold') await hold();
else await use();
