import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { drop, launch, noteWithoutBrowser, open, program, say } from './browser.ts';

const PAIR = [
  "tf.keras.layers.Conv2D(64, (3,3), activation='relu', input_shape=(28, 28, 1))",
  "tf.keras.layers.Conv2D(32, (7,7), activation='relu', input_shape=(28, 28, 1))",
];

noteWithoutBrowser();

describe.runIf(program)('The playground', { timeout: 90_000 }, () => {
  let browser: Browser;
  let playground: Awaited<ReturnType<typeof start>>;
  let complaints: string[] = [];
  let page: Page;

  beforeAll(async () => {
    [browser, playground] = await Promise.all([launch(program!), start()]);
  }, 90_000);
  afterEach(async () => {
    await page.close();
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await playground?.stop();
  });

  const visit = async (path = '/', options = {}) => {
    ({ page, complaints } = await open(browser, playground.url + path, options));
    await page.locator('.welcome h1').waitFor({ state: 'attached' });
  };
  const finished = (index = 0) =>
    page.locator('.response:not([aria-busy])').nth(index).locator('.reply.answer');
  const cells = async (row: string) =>
    page.getByRole('row', { name: row }).first().getByRole('cell').allTextContents();
  const pictureWidth = () =>
    page
      .locator('.picture img')
      .first()
      .evaluate((image) => ('naturalWidth' in image ? image.naturalWidth : 0));

  it('compares the pair as it is pasted: a table, reasons and a picture with its description', async () => {
    await visit();
    await say(page, `compare "${PAIR[0]}" vs "${PAIR[1]}"`);
    await finished().waitFor();
    expect(await cells('Parameters')).toEqual(['640', '1,600', '×2.5']);
    expect(await cells('MACs')).toEqual(['389,376', '758,912', '×1.95']);
    await expect.poll(pictureWidth).toBeGreaterThan(300);
    expect(await page.locator('.picture img').getAttribute('alt')).toContain('26×26');
  });

  it('changes what it compared when told so', async () => {
    await visit();
    await say(page, PAIR.join('\n'));
    await finished().waitFor();
    await say(page, 'ask "why 3x3 and not 7x7?"');
    await finished(1).waitFor();
    // A question in between is nothing that could have a stride.
    await say(page, 'now with stride 2');
    await finished(2).waitFor();
    await expect.poll(() => cells('Output').then(([a]) => a)).toBe('26×26×64');
    const output = page.locator('.response').nth(2).getByRole('row', { name: 'Output' }).getByRole('cell');
    expect(await output.allTextContents()).toEqual(expect.arrayContaining(['13×13×64', '11×11×32']));
  });

  it('compares two layers in lines of their own, without a command', async () => {
    await visit();
    await say(page, PAIR.join('\n'));
    await finished().waitFor();
    expect(await cells('Parameters')).toEqual(['640', '1,600', '×2.5']);
  });

  it('answers the button on the welcome screen and the first button of the answer', async () => {
    await visit();
    await page.getByRole('button', { name: 'Compare these two' }).click();
    await finished().waitFor();
    const action = page.locator('.actions button').first();
    await action.click();
    await finished(1).waitFor();
    expect(await page.locator('.question').count()).toBe(2);
  });

  it('draws what the layers make of a dropped image', async () => {
    await visit();
    const stripes = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#d04020' } })
      .png()
      .toBuffer();
    await drop(page, 'stripes.png', 'image/png', stripes);
    await page.getByText('stripes.png, for your next request').waitFor();
    await say(page, 'compare 8@3x3 vs 8@5x5 --input 28x28x1');
    await finished().waitFor();
    await expect.poll(pictureWidth).toBeGreaterThan(300);
    expect(await page.locator('.picture img').getAttribute('alt')).toMatch(
      /your (own )?(image|picture)|upload/i,
    );
  });

  it('reproduces an answer from a shared link, on a phone', async () => {
    const link = `/?${new URLSearchParams({ q: `compare ${PAIR.join(' vs ')}` })}`;
    await visit(link, { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true });
    await finished().waitFor();
    expect(await cells('Parameters')).toEqual(['640', '1,600', '×2.5']);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('answers every example that it offers', async () => {
    await visit();
    const examples = await page.locator('.example').allTextContents();
    expect(examples.length).toBeGreaterThanOrEqual(4);
    for (const [index, example] of examples.entries()) {
      await say(page, example);
      await finished(index).waitFor();
    }
  });
});

/** Starts the built program as its users do, on a free port. */
async function start() {
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/main.js'], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await vi.waitFor(() => fetch(`${url}/healthz`), { timeout: 60_000 });
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  };
  return { url, stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('No port is free.');
  return address.port;
}
