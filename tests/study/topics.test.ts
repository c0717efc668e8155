import { afterAll, describe, expect, it } from 'vitest';
import { loadLibrary } from '../../src/study/library.ts';
import { createRetrieve } from '../../src/study/retrieve.ts';
import { parseTopic } from '../../src/study/topic.ts';
import { blocksOf, realBot } from '../commands/real-bot.ts';

const library = loadLibrary();
const { topics } = library;
const retrieve = createRetrieve(library);
const { ask, close } = realBot();
afterAll(close);

describe('The topics', () => {
  it('have titles of their own, and no phrasing stands in two of them', () => {
    const titles = topics.map(({ title }) => title);
    const questions = topics.flatMap(({ questions }) => questions.map((one) => one.toLowerCase()));
    expect(new Set(titles).size).toBe(titles.length);
    expect(questions.filter((one, index) => questions.indexOf(one) !== index)).toEqual([]);
  });

  it('refuse a file that is not as topics are, and say why', () => {
    expect(() => parseTopic('bare', 'No front matter.')).toThrow('The topic bare has no front matter.');
    expect(() => parseTopic('short', '---\ntitle: A title\n---\nAn answer.')).toThrow(/questions/);
  });

  it('are each found by their own phrasings, however they are capitalised', () => {
    const missed = topics.flatMap(({ id, questions }) =>
      questions.filter((question) => {
        const [best] = retrieve(question.replaceAll('?', ' ?').toUpperCase()).ranked;
        return best?.topic.id !== id;
      }),
    );
    expect(missed).toEqual([]);
  });

  it('answer the question that began it all by its own topic', async () => {
    const reply = await ask({ command: 'ask', args: { question: 'why 3x3 and not 7x7?' } });
    expect(reply).toMatchObject({
      title: 'Why 3×3 and not 7×7?',
      data: { topic: 'why-3x3', confident: true },
    });
  });

  it('are written in full: no mark for a figure is left in an answer', () => {
    for (const { answer, more, mistake } of topics) {
      for (const text of [answer, more, mistake]) expect(text).not.toMatch(/[{}]/);
    }
  });
});

describe.each(topics)('$id', ({ title, example, picture }) => {
  it('answers its own title with its example worked out', async () => {
    const reply = await ask({ command: 'ask', args: { question: title } });
    expect(reply).toMatchObject({ tone: 'answer', title, data: { confident: true } });
    expect(blocksOf(reply, 'table').length).toBeGreaterThan(0);
  });

  it('has an example that runs and a picture that is drawn', async () => {
    const { command, ...args } = example;
    expect(await ask({ command, args })).toMatchObject({ tone: 'answer' });
    const drawn = await ask(picture);
    expect(drawn).toMatchObject({ tone: 'answer' });
    expect(blocksOf(drawn, 'image').length).toBe(1);
  });
});
