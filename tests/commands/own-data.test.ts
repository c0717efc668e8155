import { describe, expect, it } from 'vitest';
import { OWNER } from '../../src/chat/caller.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { ANN, BOB, quizBot } from './quiz-bot.ts';
import { blocksOf, textOf } from './real-bot.ts';

const PAIR = '64@3x3 vs 32@7x7 --input 28x28x1';

describe('save and saved', () => {
  it('list one’s own comparisons under their names, the latest first, with a button that opens each', async () => {
    const { ask } = quizBot();
    expect(await ask(`save ${PAIR} --name "my  digits"`)).toMatchObject({
      title: 'Saved as “my digits”',
      audience: 'asker',
      data: { name: 'my digits', saved: true },
    });
    await ask('save 8@3x3 vs 8@5x5 --input 28x28x1');
    const list = await ask('saved');
    expect(list).toMatchObject({ title: '2 saved comparisons', audience: 'asker' });
    const offers = blocksOf(list, 'actions')[0]!.actions;
    expect(offers.map(({ label }) => label).sort()).toEqual(['conv 8 3x3 vs conv 8 5x5', 'my digits']);
    expect(offers.find(({ label }) => label === 'my digits')?.request).toEqual({
      command: 'compare',
      args: { a: '64@3x3', b: '32@7x7', input: '28x28x1' },
    });
  });

  it('show nothing of others', async () => {
    const { ask } = quizBot();
    await ask(`save ${PAIR} --name digits`);
    expect(await ask('saved', BOB)).toMatchObject({ title: 'Nothing is saved yet', tone: 'answer' });
    expect(await ask('saved digits', BOB)).toMatchObject({ tone: 'mistake' });
    expect(await ask('saved digits --remove', BOB)).toMatchObject({ tone: 'mistake' });
    expect(await ask('saved digits', { ...ANN, platform: 'slack' })).toMatchObject({ tone: 'mistake' });
    expect(await ask('saved digits')).toMatchObject({ title: 'digits', tone: 'answer' });
  });

  it('find a name whatever its capitals, name the one that was meant, and remove it', async () => {
    const { ask } = quizBot();
    await ask(`save ${PAIR} --name Digits`);
    expect(await ask('saved digits')).toMatchObject({ title: 'Digits' });
    expect(textOf(await ask('saved digitz'))).toContain('saved Digits');
    expect(await ask('saved digits --remove')).toMatchObject({
      title: '“Digits” is removed',
      data: { saved: true },
    });
    expect(await ask('saved')).toMatchObject({ title: 'Nothing is saved yet' });
  });

  it('take the place of what has the same name, and list by the page', async () => {
    const { ask } = quizBot();
    for (let index = 0; index < 10; index += 1)
      await ask(`save 8@3x3 vs 8@${index + 3}x${index + 3} --name n${index}`);
    await ask('save 16@3x3 vs 8@5x5 --name n0');
    const [first, second] = [await ask('saved'), await ask('saved --page 2')];
    const labels = [first, second].flatMap((reply) =>
      blocksOf(reply, 'actions')[0]!.actions.map(({ label }) => label),
    );
    expect(labels.filter((label) => /^n\d$/.test(label)).sort()).toEqual(
      Array.from({ length: 10 }, (_, index) => `n${index}`),
    );
    expect(labels).toContain('Next page');
    expect((await ask('saved --page 50')).data).toMatchObject({ page: 2 });
  });

  it('refuse what cannot be read, is too long, or is one too many', async () => {
    const { ask } = quizBot();
    expect(await ask('save Conv3D(2 vs nothing --name mine')).toMatchObject({ tone: 'mistake' });
    expect(await ask(`save ${PAIR} --name ${'x'.repeat(61)}`)).toMatchObject({ tone: 'mistake' });
    const long = Array.from({ length: 3000 }, () => '8@3x3 same').join(' > ');
    expect(textOf(await ask(`save ${long} vs 8@3x3 --input 28x28x1`))).toContain('at most 20,000 are saved');
    for (let index = 0; index < 100; index += 1) await ask(`save ${PAIR} --name n${index}`);
    expect(textOf(await ask(`save ${PAIR} --name more`))).toContain('no room for more');
    expect(await ask(`save ${PAIR} --name n5`)).toMatchObject({ tone: 'answer' });
  });

  it('keep no uploaded image, and say so', async () => {
    const { ask } = quizBot();
    const args = { a: '64@3x3', b: '32@7x7', input: '28x28x1', image: 'upload:0123' };
    const reply = await ask({ command: 'save', args: { ...args, name: 'mine' } });
    expect(textOf(reply)).toContain('Your own image is not saved');
    expect((reply.data as { readonly args: object }).args).not.toHaveProperty('image');
  });

  it('say when it will not survive a restart', async () => {
    const { ask } = quizBot(memoryStore());
    const reply = await ask(`save ${PAIR} --name digits`);
    expect(textOf(reply)).toContain('cannot be written now');
    expect(await ask('saved digits')).toMatchObject({ title: 'digits' });
  });
});

describe('data', () => {
  it('shows and exports all that is kept of the caller, to them alone', async () => {
    const { ask } = quizBot();
    await ask(`save ${PAIR} --name digits`);
    await ask(`save ${PAIR} --name other`, BOB);
    expect(await ask('data')).toMatchObject({ tone: 'answer', audience: 'asker' });
    const reply = await ask('data export');
    expect(reply).toMatchObject({ audience: 'asker' });
    const exported = JSON.parse(blocksOf(reply, 'code')[0]!.text);
    expect(exported.saved).toMatchObject([{ name: 'digits', request: { command: 'compare' } }]);
    expect(JSON.stringify(exported)).not.toContain('bob');
  });

  it('does not give away the answer to a question that is still open', async () => {
    const { ask } = quizBot();
    await ask('quiz');
    const { data } = await ask('data export');
    expect(data).toMatchObject({ rounds: [{ user: 'discord:ann' }] });
    expect(JSON.stringify(data)).not.toContain('options');
  });

  it('deletes it once that is confirmed, and nothing of others', async () => {
    const { ask } = quizBot();
    await ask(`save ${PAIR} --name digits`);
    await ask(`save ${PAIR} --name digits`, BOB);
    const warned = await ask('data delete');
    expect(await ask('saved')).toMatchObject({ title: 'One saved comparison' });
    const [confirm] = blocksOf(warned, 'actions')[0]!.actions;
    expect(await ask(confirm!.request)).toMatchObject({ data: { deleted: true, records: 1 } });
    expect(await ask('saved')).toMatchObject({ title: 'Nothing is saved yet' });
    expect(await ask('saved', BOB)).toMatchObject({ title: 'One saved comparison' });
  });

  it('says so when the database cannot be read or written', async () => {
    const gone = { find: async () => undefined, forget: async () => ({ saved: false, rows: 0 }) };
    const { ask } = quizBot({ ...memoryStore(), people: gone });
    expect(textOf(await ask('data export'))).toContain('does not reach its database');
    expect(await ask('data delete --confirm')).toMatchObject({ data: { deleted: false } });
  });
});

describe('Whoever does not sign in', () => {
  it.each(['save 64@3x3 vs 32@7x7 --input 28x28x1', 'saved', 'data export', 'data delete --confirm'])(
    'is not mixed up with their neighbours: %s',
    async (text) => {
      const reply = await quizBot().ask(text, {
        platform: 'web',
        user: 'x',
        anonymous: true,
        moderator: false,
      });
      expect(reply).toMatchObject({ tone: 'mistake' });
      expect(textOf(reply)).toContain('Nobody signs in here');
    },
  );

  it('is the owner at the command line', async () => {
    expect(await quizBot().ask('saved', OWNER)).toMatchObject({ tone: 'answer' });
  });
});
