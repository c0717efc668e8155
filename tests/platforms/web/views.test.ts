import { describe, expect, it } from 'vitest';
import { noteWithoutBrowser, program, say } from './browser.ts';
import { usePages } from './pages.ts';

noteWithoutBrowser();

const PLATFORMS = ['discord', 'slack'] as const;

describe.runIf(program)('An answer shown as on another platform', { timeout: 90_000 }, () => {
  const visit = usePages();

  it.each(PLATFORMS)(
    'has all that %s would show, markup as text and the picture with its words',
    async (name) => {
      const { page, complaints } = await visit(`/?view=${name}`);
      await say(page, 'everything left vs right');
      const message = page.locator(`.message.${name}`);
      await message.getByText('One point').waitFor();
      const text = await message.textContent();
      const parts = [
        'left against right',
        '1,600',
        '390,016',
        '<b>Markup</b> is shown & not read.',
        'Another point',
      ];
      for (const part of [...parts, 'Conv2D(64, (3, 3))']) expect(text).toContain(part);
      const picture = message.getByRole('img', { name: 'A bar 4 pixels wide' });
      await expect
        .poll(() => picture.evaluate((image) => 'naturalWidth' in image && image.naturalWidth))
        .toBe(4);
      expect(complaints).toEqual([]);
    },
  );

  it.each(PLATFORMS)('asks on what a button of %s holds', async (name) => {
    const { page } = await visit(`/?view=${name}`);
    await say(page, 'everything left vs right');
    await page.getByRole('button', { name: 'Swap the sides' }).click();
    await page.locator('.message h3', { hasText: 'right against left' }).waitFor();
    expect(await page.locator('.message').count()).toBe(2);
  });

  it.each(PLATFORMS)('fits a narrow phone as %s', async (name) => {
    const { page } = await visit(`/?view=${name}`, { viewport: { width: 360, height: 640 } });
    await say(page, 'everything left vs right');
    await page.locator('.message').getByText('One point').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('is chosen above the conversation and stays chosen', async () => {
    const { page } = await visit();
    const choice = page.getByLabel('Show answers as in');
    expect(await choice.locator('option').allTextContents()).toEqual(['Playground', 'Discord', 'Slack']);
    await choice.selectOption('slack');
    await say(page, 'everything left vs right');
    await page.locator('.message.slack').waitFor();
    await page.reload();
    await choice.waitFor();
    expect(await choice.inputValue()).toBe('slack');
  });
});
