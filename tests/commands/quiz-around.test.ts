import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { ANN, BOB, buttonsOf, quizBot } from './quiz-bot.ts';
import { blocksOf, realBot, textOf } from './real-bot.ts';

const MODERATOR = { ...ANN, moderator: true };

describe('daily', () => {
  it('sets a time in a zone, shows it and turns it off', async () => {
    const { ask, store } = quizBot();
    const set = await ask('daily 9:05 --zone Europe/Berlin --level 2', MODERATOR);
    expect(set.data).toMatchObject({ at: '09:05', zone: 'Europe/Berlin', level: 2, saved: true });
    expect(await store.schedules.all()).toMatchObject([
      { place: 'discord:S:C', schedule: { hour: 9, minute: 5 } },
    ]);
    expect(textOf(await ask('daily', BOB))).toContain('At 09:05 in Europe/Berlin');
    expect((await ask('daily', { ...BOB, channel: 'other' })).title).toBe('No daily question here');
    expect((await ask('daily off', MODERATOR)).title).toBe('No question comes here any more');
    expect(await store.schedules.all()).toEqual([]);
    expect((await ask('daily off', MODERATOR)).title).toBe('There was no daily question here');
  });

  it.each([
    ['a workspace', { platform: 'slack', server: 'T', user: 'U', direct: 'U', moderator: false }],
    ['no server', { platform: 'discord', user: 'U', channel: 'D', direct: 'U', moderator: false }],
  ])(
    'is its user’s own in direct messages of %s, and goes with the rest of their data',
    async (_, direct) => {
      const { ask, store } = quizBot();
      expect(textOf(await ask('daily 9', direct))).toContain('You can answer it once');
      const { schedules } = (await store.people.find(`${direct.platform}:U`))!;
      expect(schedules).toMatchObject([{ hour: 9, place: { channel: 'U', direct: true } }]);
      await ask('data delete --confirm', direct);
      expect(await store.schedules.all()).toEqual([]);
    },
  );

  it.each([
    ['daily 25:00', MODERATOR, /no time of the day/],
    ['daily soon', MODERATOR, /no time of the day.*daily 09:00/s],
    ['daily 9 --zone Mars/Base', MODERATOR, /no time zone.*Europe\/Berlin/s],
    ['daily 9', ANN, /Only who manages this server/],
    ['daily 9', { platform: 'web', user: 'v', moderator: false }, /needs a channel/],
  ])('helps with %s', async (text, caller, told) => {
    expect(textOf(await quizBot().ask(text, caller))).toMatch(told);
  });

  it('asks a question that everybody answers once, each hearing alone how they did', async () => {
    const { ask, store } = quizBot();
    const reply = await ask(
      { command: 'quiz', args: { mode: 'daily', skill: 'macs' } },
      { ...ANN, user: 'nobody' },
    );
    const { right, wrong } = await buttonsOf(reply, store);
    expect(reply.title).toBe('Question of the day: MACs, level 2');
    expect(await ask(right, ANN)).toMatchObject({ title: 'Right: 20 points', audience: 'asker' });
    expect(await ask(wrong, BOB)).toMatchObject({
      title: expect.stringContaining('Not quite'),
      audience: 'asker',
    });
    expect((await ask(right, BOB)).title).toBe('You have answered this question');
    expect(await store.reviews.leaders('discord:S', 5)).toMatchObject([{ points: 20 }, { points: 0 }]);
  });
});

describe('The result of a daily question', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is told when the next one comes, to all, with who was right; until then it is open', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-03T09:05:20Z') });
    const { ask, store } = quizBot();
    await ask('daily 9:05', MODERATOR);
    const clock = { ...ANN, user: 'nobody' };
    const reply = await ask({ command: 'quiz', args: { mode: 'daily', skill: 'macs' } }, clock);
    const { right, wrong, key, question } = await buttonsOf(reply, store);
    expect(await store.schedules.all()).toMatchObject([{ schedule: { hour: 9, last: key } }]);
    await ask(right, ANN);
    await ask(wrong, BOB);
    const again = { command: 'quiz', args: { round: key } };
    expect((await ask(again, ANN)).title).toBe('Question of the day: MACs, level 2');

    vi.setSystemTime(Date.parse('2026-03-04T09:05:10Z'));
    const result = await ask(again, clock);
    expect(result.title).toMatch(/^The last question of the day: it is [A-D] · /);
    expect(result.audience).toBeUndefined();
    expect(textOf(result)).toContain(JSON.stringify(question.text).slice(1, -1));
    expect(textOf(result)).toContain('1 of 2 were right.');
    expect(blocksOf(result, 'table')[0]!.rows.map(([who, , points]) => [who, points])).toEqual([
      ['Ann', '20'],
      ['Bob', '0'],
    ]);
    expect((await ask(right, { ...BOB, user: 'cy' })).title).toBe('This question is closed');
  });

  it('is not lost when the hour is changed, and questions that somebody asks for do not take its place', async () => {
    const { ask, store } = quizBot();
    await ask('daily 9:05', MODERATOR);
    const { key } = await buttonsOf(await ask('quiz --mode daily', { ...ANN, user: 'nobody' }), store);
    await ask('quiz --mode daily', BOB);
    await ask('daily 10:00 --level 3', MODERATOR);
    expect(await store.schedules.all()).toMatchObject([{ schedule: { hour: 10, level: 3, last: key } }]);
  });

  it('is shown by a button where the question was turned off, once its time is over', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-03T09:05:20Z') });
    const { ask, store } = quizBot();
    await ask('daily 9:05', MODERATOR);
    const clock = { ...ANN, user: 'nobody' };
    const { right } = await buttonsOf(await ask('quiz --mode daily --skill macs', clock), store);
    await ask(right, ANN);
    const off = await ask('daily off', MODERATOR);
    const [last] = blocksOf(off, 'actions')[0]!.actions;
    expect((await ask(last!.request, BOB)).title).toBe('Question of the day: MACs, level 2');
    vi.setSystemTime(Date.parse('2026-03-04T09:05:10Z'));
    expect(textOf(await ask(last!.request, BOB))).toContain('One answered, and was right.');
  });
});

describe('progress', () => {
  it('shows level, streak and what comes next, to the asker alone', async () => {
    const { ask, store } = quizBot();
    expect((await ask('progress')).title).toBe('You have not answered a question yet');
    for (let turn = 0; turn < 3; turn++) {
      const { right } = await buttonsOf(await ask('quiz --skill shape --level 1'), store);
      await ask(right);
    }
    const reply = await ask('progress');
    expect(reply).toMatchObject({ title: '3 of 3 right, 30 points', audience: 'asker' });
    expect(reply.data).toMatchObject({ points: 30, streaks: { current: 3, best: 3 } });
    const rows = blocksOf(reply, 'table')[0]!.rows;
    expect(rows.find(([skill]) => skill === 'output shape')!.slice(0, 3)).toEqual([
      'output shape',
      '2',
      '3 of 3',
    ]);
    expect(rows.find(([skill]) => skill === 'MACs')).toEqual(['MACs', '1', '–', 'new']);
    expect((await ask('progress', BOB)).data).toMatchObject({ answered: 0 });
  });

  it('knows nothing of another server', async () => {
    const { ask, store } = quizBot();
    await ask((await buttonsOf(await ask('quiz --skill shape'), store)).right);
    expect((await ask('progress', { ...ANN, server: 'T' })).data).toMatchObject({ answered: 0 });
  });
});

describe('Outside of servers', () => {
  it('everybody is in a place of their own: no round is shared, and no points are shown', async () => {
    const { ask, store } = quizBot();
    const [one, other] = ['one', 'other'].map((user) => ({ platform: 'web', user, moderator: false }));
    const { right, key } = await buttonsOf(await ask('quiz --skill shape --mode daily', one), store);
    expect((await ask(right, one)).data).toMatchObject({ right: true });
    expect(await ask({ command: 'quiz', args: { round: key, answer: 'a' } }, other)).toMatchObject({
      tone: 'mistake',
    });
    expect((await ask('leaderboard', other)).title).toBe('Nobody has points here yet');
  });
});

describe('leaderboard', () => {
  const { ask, close, store } = realBot();
  afterAll(close);

  it('says so where nobody has points', async () => {
    expect((await ask('leaderboard')).title).toBe('Nobody has points here yet');
  });

  it('lists who has most, and draws it', async () => {
    await ask((await buttonsOf(await ask('quiz --skill shape --level 4'), store)).right);
    const reply = await ask('leaderboard');
    expect(blocksOf(reply, 'table')[0]!.rows).toEqual([['1', '…wner', '40', '1 of 1']]);
    const [picture] = blocksOf(reply, 'image');
    expect(picture!.alt).toBe('Points from quizzes. 1: …wner with 40.');
  });

  it('has feature maps in questions about them, without naming the layer', async () => {
    const reply = await ask('quiz --skill maps --level 2');
    const { question } = await buttonsOf(reply, store);
    const [picture] = blocksOf(reply, 'image');
    expect(picture!.alt).toContain('Which layer?');
    for (const { label } of question.options) expect(picture!.alt).not.toContain(label);
  });
});
