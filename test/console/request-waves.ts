import { type Page, type Request, type Route } from 'playwright-core';

/** So long the page asks for nothing more until what it asked for is answered. */
const QUIET_MS = 1200;

/**
 * Loads an address, and answers nothing before the page has asked for all it can without it: what each wave holds was asked
 * for because of what the wave before brought. The page itself is no wave, nor is what stays open.
 * @param part addresses that are held; all, files among them, when left out
 */
export async function requestWaves(page: Page, address: string, part = '**/*'): Promise<string[][]> {
  const held: Route[] = [];
  let lastAt = Date.now();
  await page.route(part, (route) => {
    const request = route.request();
    if (request.method() !== 'GET' || request.isNavigationRequest() || isStream(request)) {
      return route.fallback();
    }
    held.push(route);
    lastAt = Date.now();
  });
  await page.goto(address, { waitUntil: 'commit' });
  const waves: string[][] = [];
  for (let isFirst = true; isFirst || held.length > 0; isFirst = false) {
    while (Date.now() - lastAt < QUIET_MS || (isFirst && held.length === 0)) {
      await page.waitForTimeout(50);
    }
    const wave = held.splice(0);
    waves.push(wave.map((route) => new URL(route.request().url()).pathname));
    await Promise.all(wave.map((route) => route.continue()));
    await Promise.all(wave.map(async (route) => (await route.request().response())?.finished()));
    lastAt = Date.now();
    await page.waitForTimeout(QUIET_MS);
  }
  await page.unrouteAll();
  return waves;
}

const isStream = (request: Request) => request.headers().accept === 'text/event-stream';
