import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drop, noteWithoutBrowser, program, say } from './browser.ts';
import { usePages } from './pages.ts';

noteWithoutBrowser();

describe.runIf(program)('The text field of the page', { timeout: 90_000 }, () => {
  const visit = usePages();

  it('sends with Enter, breaks lines with Shift + Enter and grows with the text', async () => {
    const { page, answers, questions, prompt } = await visit();
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
    const { page, answers, prompt } = await visit();
    const offered = () => page.getByRole('listbox').getByRole('option').allTextContents();
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

  it('completes what is typed for an argument as the command itself would', async () => {
    const { page, prompt, complaints } = await visit();
    const offer = page.getByRole('listbox').getByRole('option');
    await prompt().pressSequentially('everything le');
    await offer.getByText('said aloud').waitFor();
    await page.keyboard.press('Tab');
    expect(await prompt().inputValue()).toBe('everything le! ');
    await prompt().fill('left(');
    await offer.getByText('left(!').waitFor();
    await prompt().fill('everything left vs right');
    await expect.poll(() => offer.count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('brings back what was sent with the arrow keys', async () => {
    const { page, prompt } = await visit();
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
    const { page, complaints, answers } = await visit();
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
    const { page } = await visit();
    const choose = (name: string, mimeType: string) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: Buffer.from('no picture') });
    await choose('notes.txt', 'text/plain');
    await page.getByText('This is no picture.').waitFor();
    await choose('broken.png', 'image/png');
    await page.getByText('its header was not recognised').waitFor();
    await page.getByRole('button', { name: 'Remove the picture' }).click();
    expect(await page.locator('.attachment').isVisible()).toBe(false);
  });

  it('asks what is filled in a form, and leaves out what is not', async () => {
    const { page, answers, questions } = await visit();
    await page.getByRole('button', { name: 'Fill in a command' }).click();
    await page.getByLabel('Command', { exact: true }).selectOption('everything');
    await page.getByLabel('a', { exact: true }).fill('left');
    await page.getByLabel('weights').selectOption('random');
    await page.getByRole('button', { name: 'Ask' }).click();
    await answers().getByText('random weights').waitFor();
    expect(await questions()).toEqual(['everything left --weights random']);
  });
});
