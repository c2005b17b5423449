import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { type Browser, chromium, type Page } from 'playwright-core';
import { openDatabase, PersonRepository, SessionRepository } from '../../libs/persistence/src/index.js';
import { quantile, rounded } from '../measure/statistics.js';
import { fillSite } from '../review/fill-site.js';
import { startReviewDesk } from '../review/review-desk.js';
import { type BenchStores } from '../stores.js';
import { type ConsoleBenchOptions } from './options.js';
import { WATCH_PAINT } from './watch-paint.js';

/** Keys that are pressed first and not counted. */
const WARM_UP = 10;
/** Between two decisions, as of somebody who reads fast. */
const READING_MS = 150;
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

export interface Painted {
  paint: { p50: number; p95: number };
  firstScreenKbGzip: number;
}

export async function measurePaint(
  stores: BenchStores,
  { decisions, items }: ConsoleBenchOptions,
  { chromium: executablePath, say }: { chromium: string; say: (line: string) => void },
): Promise<Painted> {
  const desk = await startReviewDesk(stores);
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    await desk.open('news');
    await fill(desk.databaseUrl, items);
    say(`${items} open items`);
    const page = await signedIn(browser, desk.databaseUrl, desk.url);
    const firstScreenKbGzip = await loadedKb(page, `${desk.url}/review`);
    const took: number[] = [];
    for (let n = 0; n < WARM_UP + decisions; n += 1) {
      await pause(READING_MS);
      await page.keyboard.press('a');
      const ms = await page.evaluate<number>('palaverPainted()');
      if (n >= WARM_UP) {
        took.push(ms);
      }
    }
    const at = (share: number) => rounded(quantile(took, share), 1);
    return { paint: { p50: at(0.5), p95: at(0.95) }, firstScreenKbGzip };
  } finally {
    await browser.close();
    await desk.stop();
  }
}

async function fill(databaseUrl: string, items: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await fillSite(client, 'news', 1, items);
  await client.query('VACUUM (ANALYZE)');
  await client.end();
}

async function signedIn(browser: Browser, databaseUrl: string, url: string): Promise<Page> {
  const db = await openDatabase(databaseUrl, { role: 'app', max: 1 });
  const person = { email: 'ann@news.example', name: 'Ann', role: 'moderator', sites: ['news'] } as const;
  const row = await new PersonRepository(db).create({ ...person, sites: [...person.sites] }, 'bench');
  const { value } = await new SessionRepository(db).begin(row, 'bench');
  await db.close();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  await context.addCookies([{ name: 'palaver', value, url, httpOnly: true, sameSite: 'Strict' }]);
  await context.addInitScript(WATCH_PAINT);
  return context.newPage();
}

/** What the page and its files weigh as they are sent, until the first comment is shown. */
async function loadedKb(page: Page, url: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (!response.url().includes('/v1/')) {
      sizes.push(response.finished().then(async () => (await response.request().sizes()).responseBodySize));
    }
  });
  await page.goto(url);
  await page.getByTestId('comment-text').waitFor();
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  return rounded(bytes / 1024, 1);
}
