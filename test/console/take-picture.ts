import { mkdirSync } from 'node:fs';
import { type Page } from 'playwright-core';

const FOLDER = 'test-results/screens';

/** What the window shows, as a file that CI keeps. */
export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: `${FOLDER}/${name.replace(/[^\w.-]+/g, '_')}.png` });
}
