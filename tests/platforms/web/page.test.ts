import { describe, expect, it } from 'vitest';
import { noteWithoutBrowser, program, say } from './browser.ts';
import { usePages } from './pages.ts';

noteWithoutBrowser();

describe.runIf(program)('An answer on the page', { timeout: 90_000 }, () => {
  const visit = usePages();

  it('shows every block of a Reply, and markup as text', async () => {
    const { page, complaints, answers } = await visit();
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
    const { page, answers, questions } = await visit();
    await say(page, 'everything left vs right');
    await page.getByRole('button', { name: 'Swap the sides' }).click();
    await answers().nth(1).waitFor();
    expect(await answers().nth(1).locator('h2').textContent()).toBe('right against left');
    expect(await questions()).toEqual(['everything left vs right', 'everything right vs left']);
  });

  it('opens a picture large and closes it again', async () => {
    const { page } = await visit();
    await say(page, 'everything left vs right');
    await page.getByRole('button', { name: /^Show large/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Picture' });
    expect(await dialog.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
  });

  it('shows a mistake with its caret and takes the text back for a change', async () => {
    const { page, prompt } = await visit();
    await say(page, 'wrong');
    const mistake = page.locator('.reply.mistake');
    await mistake.waitFor();
    expect(await mistake.locator('pre').textContent()).toBe(
      `Conv2D(64, kernal_size=3)\n${' '.repeat(11)}${'^'.repeat(11)}`,
    );
    await page.getByRole('button', { name: 'Edit' }).click();
    expect(await prompt().inputValue()).toBe('wrong');
  });

  it('runs what a link says, and copies a link to each answer', async () => {
    const { page, answers } = await visit('/?q=everything%20left%20vs%20right', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
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
    const { page, left } = await visit();
    await say(page, 'endless');
    await page.getByRole('heading', { name: 'Working on and on' }).waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped.').waitFor();
    await expect.poll(() => left()).toEqual([{ text: 'endless' }]);
  });

  it('says that the connection was lost and tries again', async () => {
    const { page, answers } = await visit();
    await page.route('**/api/chat?*', (route) => route.abort());
    await say(page, 'everything left');
    await page.getByText('The connection to the server was lost').waitFor();
    await page.unroute('**/api/chat?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await answers().waitFor();
  });

  it.each([
    { title: 'Half', tone: 'working', blocks: [] },
    { title: 'Half', tone: 'answer', blocks: [{ type: 'progress', label: 'Drawing', done: 1, total: 2 }] },
  ])('says so when a stream ends with %j', async (half) => {
    const { page } = await visit();
    await page.route('**/api/chat?*', (route) => route.fulfill({ body: `${JSON.stringify(half)}\n` }));
    await say(page, 'everything left');
    await page.getByText('The connection to the server was lost').waitFor();
  });

  it('fits a phone: nothing but the table scrolls sideways, and its first column stays', async () => {
    const { page, answers } = await visit('/?q=everything%20left%20vs%20right', {
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
    const { page } = await visit('/', { colorScheme: 'dark' });
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
