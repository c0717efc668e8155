import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launch, open, program } from './browser.ts';
import { serve } from './serve.ts';

/** One browser and one server with the sample bot for the tests around it; the result opens the page of the server. */
export function usePages() {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    [browser, server] = await Promise.all([launch(program!), serve()]);
  }, 90_000);
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  return async (path = '/', options: Parameters<Browser['newPage']>[0] = {}) => {
    const { page, complaints } = await open(browser, server.url + path, options);
    await page.locator('.welcome h1').waitFor({ state: 'attached' });
    return {
      page,
      complaints,
      answers: () => page.locator('.reply.answer'),
      questions: () => page.locator('.question p').allTextContents(),
      prompt: () => page.getByLabel('Layers or a command'),
      left: () => server.left,
    };
  };
}
