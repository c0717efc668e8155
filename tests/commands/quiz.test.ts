import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/store/memory.ts';
import { ANN, BOB, buttonsOf, type QuizBot, quizBot } from './quiz-bot.ts';
import { textOf } from './real-bot.ts';

async function put({ ask, store }: QuizBot, text = 'quiz', caller = ANN) {
  return buttonsOf(await ask(text, caller), store);
}

describe('quiz', () => {
  it('asks what is wanted, with a button for each option', async () => {
    const { reply, question } = await put(quizBot(), 'quiz --level 2 --skill parameters');
    expect(reply.title).toBe('Quiz: parameters, level 2');
    const buttons = reply.blocks.find((block) => block.type === 'actions')!;
    expect(buttons).toMatchObject({
      actions: question.options.map(({ label }, index) => ({ label: `${'ABCD'[index]} · ${label}` })),
    });
  });

  it('does not give the answer away, neither in buttons nor in data', async () => {
    const bot = quizBot();
    for (let turn = 0; turn < 20; turn++) {
      const { reply, question } = await put(bot);
      const told = JSON.stringify(reply);
      for (const { slip } of question.options) if (slip !== undefined) expect(told).not.toContain(slip);
      for (const line of question.why) expect(told).not.toContain(line);
      const args = reply.blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []));
      for (const { request } of args)
        expect(Object.keys((request as { args: object }).args)).toEqual(['answer', 'round']);
    }
  });

  it('says that an answer is right, why, and what it earns', async () => {
    const bot = quizBot();
    const { right, question } = await put(bot, 'quiz --level 3');
    const reply = await bot.ask(right);
    expect(reply.title).toBe('Right: 30 points');
    for (const line of question.why) expect(textOf(reply)).toContain(line);
    expect(reply.data).toMatchObject({ right: true, points: 30, streak: 1, saved: true });
  });

  it('names the slip behind a wrong answer', async () => {
    const bot = quizBot();
    const { wrong, slip } = await put(bot);
    const reply = await bot.ask(wrong);
    expect(reply.title).toMatch(/^Not quite: it is [A-D] · /);
    expect(textOf(reply)).toContain(slip);
    expect(reply.data).toMatchObject({ right: false, points: 0, slip });
  });

  it('takes a typed answer to the question that was asked last', async () => {
    const bot = quizBot();
    await put(bot);
    const { right } = await put(bot);
    expect((await bot.ask(`quiz ${right.args.answer}`)).data).toMatchObject({ right: true });
  });

  it('counts an answer once, however often it is delivered', async () => {
    const bot = quizBot();
    const { right } = await put(bot, 'quiz --level 1');
    const replies = await Promise.all([bot.ask(right), bot.ask(right), bot.ask(right)]);
    expect(replies.filter(({ title }) => title === 'Right: 10 points')).toHaveLength(1);
    expect(await bot.store.reviews.leaders('discord:S', 10)).toMatchObject([{ points: 10, answered: 1 }]);
  });

  it('lets nobody else answer a question that was put to one person', async () => {
    const bot = quizBot();
    const { right } = await put(bot);
    expect(textOf(await bot.ask(right, BOB))).toContain('put to somebody else');
    expect((await bot.ask(right)).data).toMatchObject({ right: true });
  });

  it.each([
    ['quiz b', /no question that waits/],
    ['quiz b --round unknown', /not here any more/],
    ['quiz --level 6', /level must be a whole number from 1 to 5/],
    ['quiz --skill cooking', /one of shape, parameters/],
  ])('helps with %s', async (text, told) => {
    expect(textOf(await quizBot().ask(text))).toMatch(told);
  });

  it('says which options there are when an answer is none of them', async () => {
    const bot = quizBot();
    await put(bot);
    expect(textOf(await bot.ask('quiz banana'))).toMatch(/none of the options.*one of A, B, C/s);
  });

  it('goes on when nothing can be saved, and says so', async () => {
    const bot = quizBot(memoryStore());
    const { reply, right } = await put(bot);
    expect(textOf(reply)).toContain('cannot be saved');
    const verdict = await bot.ask(right);
    expect(textOf(verdict)).toContain('cannot be saved');
    expect(verdict.data).toMatchObject({ right: true, saved: false });
  });
});
