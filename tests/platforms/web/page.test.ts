import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { drop, findBrowser, launch, NOT_RUN, open, say } from './browser.ts';
import { serve } from './serve.ts';

const program = findBrowser();

it.runIf(!program)('is tested where a browser is', ({ skip }) => skip(NOT_RUN));

describe.runIf(program)('The page', { timeout: 90_000 }, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;
  let complaints: string[] = [];
  let page: Page;

  beforeAll(async () => {
    [browser, server] = await Promise.all([launch(program!), serve()]);
  });
  afterEach(() => page.close());
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const visit = async (path = '/', options = {}) => {
    ({ page, complaints } = await open(browser, server.url + path, options));
    await page.locator('.welcome h1').waitFor({ state: 'attached' });
  };
  const answers = () => page.locator('.reply.answer');
  const questions = () => page.locator('.question p').allTextContents();
  const prompt = () => page.getByLabel('Layers or a command');

  it('shows every block of a Reply, and markup as text', async () => {
    await visit();
    await say(page, 'everything left vs right');
    const answer = answers();
    await answer.waitFor();
    expect(await answer.locator('h2').textContent()).toBe('left against right');
    expect(await answer.locator('tbody tr').first().locator('th, td').allTextContents()).toEqual([
      'Parameters',
      '640',
      '1,600',
    ]);
    expect(await answer.locator('tfoot').textContent()).toContain('390,016');
    expect(await answer.locator('.text.paragraph p').textContent()).toBe(
      '<b>Markup</b> is shown & not read.',
    );
    expect(await answer.locator('li').allTextContents()).toEqual(['One point', 'Another point']);
    expect(await answer.locator('pre').textContent()).toBe('Conv2D(64, (3, 3))');
    const picture = answer.getByRole('img', { name: 'A bar 4 pixels wide' });
    await expect
      .poll(() => picture.evaluate((image) => 'naturalWidth' in image && image.naturalWidth))
      .toBe(4);
    expect(complaints).toEqual([]);
  });

  it('asks what a button holds, as a turn of the user that can be read', async () => {
    await visit();
    await say(page, 'everything left vs right');
    await page.getByRole('button', { name: 'Swap the sides' }).click();
    await answers().nth(1).waitFor();
    expect(await answers().nth(1).locator('h2').textContent()).toBe('right against left');
    expect(await questions()).toEqual(['everything left vs right', 'everything right vs left']);
  });

  it('opens a picture large and closes it again', async () => {
    await visit();
    await say(page, 'everything left vs right');
    await page.getByRole('button', { name: /^Show large/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Picture' });
    expect(await dialog.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
  });

  it('shows a mistake with its caret and takes the text back for a change', async () => {
    await visit();
    await say(page, 'wrong');
    const mistake = page.locator('.reply.mistake');
    await mistake.waitFor();
    expect(await mistake.locator('pre').textContent()).toBe(
      `Conv2D(64, kernal_size=3)\n${' '.repeat(11)}${'^'.repeat(11)}`,
    );
    await page.getByRole('button', { name: 'Edit' }).click();
    expect(await prompt().inputValue()).toBe('wrong');
  });

  it('sends with Enter, breaks lines with Shift + Enter and grows with the text', async () => {
    await visit();
    const height = async () => Math.round((await prompt().boundingBox())!.height);
    const low = await height();
    await prompt().pressSequentially('everything Conv2D(');
    await page.keyboard.press('Shift+Enter');
    await prompt().pressSequentially('  64)');
    await expect.poll(height).toBeGreaterThan(low);
    await page.keyboard.press('Enter');
    await answers().waitFor();
    expect(await questions()).toEqual(['everything Conv2D(\n  64)']);
    expect(await height()).toBe(low);
  });

  it('completes commands, options and values', async () => {
    await visit();
    const offered = () => page.getByRole('option').allTextContents();
    await prompt().pressSequentially('/');
    await expect.poll(async () => (await offered()).length).toBe(6);
    await prompt().pressSequentially('every');
    await page.keyboard.press('Tab');
    expect(await prompt().inputValue()).toBe('/everything ');
    await prompt().pressSequentially('left --we');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await prompt().inputValue()).toBe('/everything left --weights random ');
    await page.keyboard.press('Enter');
    await answers().getByText('random weights').waitFor();
  });

  it('brings back what was sent with the arrow keys', async () => {
    await visit();
    await say(page, 'everything one');
    await say(page, 'everything two');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await prompt().inputValue()).toBe('everything one');
    await page.keyboard.press('ArrowDown');
    expect(await prompt().inputValue()).toBe('everything two');
    await page.keyboard.press('ArrowDown');
    expect(await prompt().inputValue()).toBe('');
  });

  it('hands a dropped picture to the next request that takes one, once', async () => {
    await visit();
    const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    await drop(page, 'red.png', 'image/png', bytes);
    await page.getByText('red.png, for your next request').waitFor();
    await say(page, 'wrong');
    await say(page, 'everything left');
    await answers().getByText(`your picture of ${bytes.byteLength} bytes`).waitFor();
    expect(await page.getByRole('img', { name: 'The picture that you added' }).count()).toBe(1);
    await say(page, 'everything right');
    await answers().nth(1).getByText('no picture').waitFor();
    expect(complaints).toEqual([]);
  });

  it('takes a picture from the file picker, and says why one cannot be used', async () => {
    await visit();
    const choose = (name: string, mimeType: string) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: Buffer.from('no picture') });
    await choose('notes.txt', 'text/plain');
    await page.getByText('This is no picture.').waitFor();
    await choose('broken.png', 'image/png');
    await page.getByText('This file is not a picture that can be read.').waitFor();
    await page.getByRole('button', { name: 'Remove the picture' }).click();
    expect(await page.locator('.attachment').isVisible()).toBe(false);
  });

  it('runs what a link says, and copies a link to each answer', async () => {
    await visit('/?q=everything%20left%20vs%20right', { permissions: ['clipboard-read', 'clipboard-write'] });
    await answers().waitFor();
    await page.getByRole('button', { name: 'Swap the sides' }).click();
    await answers().nth(1).waitFor();
    await page.getByRole('button', { name: 'Copy link' }).nth(1).click();
    await page.getByText('Copied').waitFor();
    const link = await page.evaluate<string>('navigator.clipboard.readText()');
    await page.goto(link);
    await answers().waitFor();
    expect(await answers().locator('h2').textContent()).toBe('right against left');
  });

  it('stops the work on demand', async () => {
    await visit();
    await say(page, 'endless');
    await page.getByRole('heading', { name: 'Working on and on' }).waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped.').waitFor();
    await expect.poll(() => server.left).toEqual([{ text: 'endless' }]);
  });

  it('says that the connection was lost and tries again', async () => {
    await visit();
    await page.route('**/api/chat', (route) => route.abort());
    await say(page, 'everything left');
    await page.getByText('The connection to the server was lost').waitFor();
    await page.unroute('**/api/chat');
    await page.getByRole('button', { name: 'Try again' }).click();
    await answers().waitFor();
  });

  it.each([
    { title: 'Half', tone: 'working', blocks: [] },
    { title: 'Half', tone: 'answer', blocks: [{ type: 'progress', label: 'Drawing', done: 1, total: 2 }] },
  ])('says so when a stream ends with %j', async (half) => {
    await visit();
    await page.route('**/api/chat', (route) => route.fulfill({ body: `${JSON.stringify(half)}\n` }));
    await say(page, 'everything left');
    await page.getByText('The connection to the server was lost').waitFor();
  });

  it('asks what is filled in a form, and leaves out what is not', async () => {
    await visit();
    await page.getByRole('button', { name: 'Fill in a command' }).click();
    await page.getByLabel('Command').selectOption('everything');
    await page.getByLabel('a', { exact: true }).fill('left');
    await page.getByLabel('weights').selectOption('random');
    await page.getByRole('button', { name: 'Ask' }).click();
    await answers().getByText('random weights').waitFor();
    expect(await questions()).toEqual(['everything left --weights random']);
  });

  it('fits a phone: nothing but the table scrolls sideways, and its first column stays', async () => {
    await visit('/?q=everything%20left%20vs%20right', {
      viewport: { width: 360, height: 780 },
      isMobile: true,
      hasTouch: true,
    });
    await answers().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    const box = page.locator('.table-box');
    await box.evaluate((element) => element.style.setProperty('width', '150px'));
    const head = page.locator('tbody th').first();
    const before = (await head.boundingBox())!.x;
    await box.evaluate((element) => element.scrollBy(60, 0));
    expect(await box.evaluate((element) => element.scrollLeft)).toBe(60);
    expect((await head.boundingBox())!.x).toBe(before);
  });

  it('is dark or light as the system is, and as its reader chooses', async () => {
    await visit('/', { colorScheme: 'dark' });
    const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const dark = await ground();
    await page.getByRole('button', { name: 'Switch between dark and light' }).click();
    const light = await ground();
    expect(light).not.toBe(dark);
    await page.reload();
    expect(await ground()).toBe(light);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await ground()).toBe(light);
  });
});
