import { describe, expect, it } from 'vitest';
import { freshFile } from '../../store/fresh.ts';
import { launch, noteWithoutBrowser, open, program, say } from './browser.ts';
import { serveQuiz } from './quiz-server.ts';

noteWithoutBrowser();

describe.runIf(program)('A quiz on the page', { timeout: 90_000 }, () => {
  it('is answered by its buttons, says why, goes on, and knows its player after a restart', async () => {
    const [browser, file] = [await launch(program!), freshFile()];
    const first = await serveQuiz(file);
    const { page, complaints } = await open(browser, first.url);
    const answer = (index: number) => page.locator('.reply.answer').nth(index);
    const option = (index: number, letter: string) =>
      answer(index).getByRole('button', { name: new RegExp(`^${letter} ·`) });

    await say(page, 'quiz --skill shape --level 2');
    await option(0, 'A').waitFor();
    await option(0, (await first.right()) === 'A' ? 'B' : 'A').click();
    await answer(1)
      .getByRole('heading', { name: /^Not quite: it is [A-D] · / })
      .waitFor();
    await answer(1).getByRole('heading', { name: 'Why' }).waitFor();
    expect(await answer(1).locator('li').count()).toBeGreaterThan(0);

    await answer(1).getByRole('button', { name: 'Next question' }).click();
    await option(2, 'A').waitFor();
    await option(2, await first.right()).click();
    await answer(3)
      .getByRole('heading', { name: /^Right: \d+ points/ })
      .waitFor();
    await first.stop();

    const second = await serveQuiz(file);
    await page.goto(second.url);
    await say(page, 'progress');
    await answer(0).getByText('1 of 2').first().waitFor();
    const other = await open(browser, second.url);
    await say(other.page, 'leaderboard');
    await other.page.getByRole('heading', { name: 'Nobody has points here yet' }).waitFor();
    expect([...complaints, ...other.complaints]).toEqual([]);
    await browser.close();
    await second.stop();
  });

  it('runs against the clock, and tells in the end who was right', async () => {
    const browser = await launch(program!);
    const server = await serveQuiz(freshFile());
    const { page, complaints } = await open(browser, server.url);
    await say(page, 'quiz --mode group --seconds 10 --skill shape');
    await page.getByText(/\d+ s left, 0 have answered/).waitFor();
    await page.getByRole('button', { name: /^C ·/ }).click();
    await page.getByRole('heading', { name: 'Your answer is C' }).waitFor();
    await page.getByRole('heading', { name: /^It is [A-D] · / }).waitFor();
    await page.getByText(/One answered, and was (?:not )?right\./).waitFor();
    expect(complaints).toEqual([]);
    await browser.close();
    await server.stop();
  });
});
