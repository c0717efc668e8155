import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { it } from 'vitest';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];

/** Where a browser of Chromium's family is: CHROME_PATH, or the first on PATH. */
function findBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.CHROME_PATH ?? '', ...candidates].find(isProgram);
}

/** The browser to test in, where there is one. */
export const program = findBrowser();

/** Where no browser was found, the output says that the tests of this file were not run. */
export function noteWithoutBrowser(): void {
  if (program) return;
  const note = 'Not run in a browser: none was found in CHROME_PATH or on PATH.';
  it(note, ({ skip }) => {
    console.warn(note);
    skip(note);
  });
}

/** Starts the browser that was found. */
export function launch(executablePath: string): Promise<Browser> {
  const args = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath, args });
}

/** Opens an address in a window of its own and collects what the page complains about. */
export async function open(browser: Browser, url: string, options: Parameters<Browser['newPage']>[0] = {}) {
  const page = await browser.newPage({ reducedMotion: 'reduce', ...options });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(url);
  return { page, complaints };
}

/** Types a text and sends it. */
export async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Layers or a command').fill(text);
  await page.keyboard.press('Enter');
}

/** Drops a file on the page, as a hand with a mouse does. */
export async function drop(page: Page, name: string, type: string, bytes: Uint8Array): Promise<void> {
  const file = `new File([new Uint8Array([${bytes.join()}])], ${JSON.stringify(name)}, { type: ${JSON.stringify(type)} })`;
  const script = `(() => { const held = new DataTransfer(); held.items.add(${file}); return held; })()`;
  await page.dispatchEvent('main', 'drop', { dataTransfer: await page.evaluateHandle(script) });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return path !== '';
  } catch {
    return false;
  }
}
