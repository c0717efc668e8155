import { describe, expect, it } from 'vitest';
import { drawQuestion } from '../../../src/study/quiz/draw.ts';
import { kinds } from '../../../src/study/quiz/kinds/index.ts';
import { quizBot } from '../../commands/quiz-bot.ts';

const topics = new Set(
  kinds.flatMap((kind) =>
    Array.from({ length: 60 }, (_, seed) => drawQuestion(kind, ((seed % 5) + 1) as 1, seed).topic),
  ),
);

describe('What can be read after a question', () => {
  it.each([...topics])('is answered: %s', async (question) => {
    const reply = await quizBot().ask({ command: 'ask', args: { question } });
    expect(reply.data).toMatchObject({ confident: true });
  });
});
