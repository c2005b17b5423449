import { type Page } from 'playwright-core';

/** How a screen may look without being opened anew. */
export interface Look {
  name: string;
  scheme: 'light' | 'dark';
  width: number;
  height: number;
}

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

export const LOOKS: readonly Look[] = [
  { name: 'light', scheme: 'light', ...DESK },
  { name: 'dark', scheme: 'dark', ...DESK },
  { name: 'phone', scheme: 'light', ...PHONE },
  { name: 'phone-dark', scheme: 'dark', ...PHONE },
];

/** Each with the language that shows it. */
export const DIRECTIONS = { ltr: 'en', rtl: 'ar-XB' } as const;

export type Direction = keyof typeof DIRECTIONS;

/** Until the page has been painted that way. */
export async function takeLook(page: Page, { scheme, width, height }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height });
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
}
