import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { freePort } from '../../apps/cli/src/stores/free-port.js';
import { markOf } from '../../apps/cli/src/stores/process-mark.js';
import { openBrowser } from '../support/browser.js';
import { describeWith } from '../support/prerequisites.js';

interface Run {
  gatewayUrl: string;
  adminUrl: string;
  adminToken: string;
  pids: Record<string, number>;
}

/** Where the screenshots go, for people to look at. */
const PICTURES = join('test-results', 'example-site');
const PATIENCE = { timeout: 60_000 };

describeWith(['chromium'], 'npm run example:site', () => {
  let folder: string;
  let child: ChildProcess;
  let url: string;
  let output = '';
  let browser: Browser;
  let own: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    folder = mkdtempSync(join(tmpdir(), 'palaver-example-'));
    const [port, gateway, admin] = [await freePort(), await freePort(), await freePort()].map(String) as [
      string,
      string,
      string,
    ];
    const ports = ['--port', port, '--gateway-port', gateway, '--admin-port', admin];
    const { DATABASE_URL: _database, REDIS_URL: _redis, NODE_OPTIONS: _options, ...inherited } = process.env;
    child = spawn(process.execPath, ['scripts/example-site.mjs', '--home', join(folder, 'home'), ...ports], {
      env: inherited,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    url = `http://127.0.0.1:${port}/`;
    for (const end = Date.now() + 120_000; !output.includes(`the example site is at ${url}`); await pause(100)) {
      if (child.exitCode !== null || Date.now() > end) {
        throw new Error(`the example site did not start:\n${output}`);
      }
    }
    browser = await openBrowser();
    own = await browser.newContext();
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    if (child.exitCode === null) {
      child.kill('SIGINT');
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  beforeEach(async () => {
    page = await own.newPage();
    page.setDefaultTimeout(PATIENCE.timeout);
    await page.goto(url);
  });
  afterEach(() => page.close());

  const run = () => JSON.parse(readFileSync(join(folder, 'home', 'run.json'), 'utf8')) as Run;

  /** A reader without the cookies of the first. */
  async function other<T>(look: (page: Page) => Promise<T>): Promise<T> {
    const stranger = await browser.newContext();
    try {
      const theirs = await stranger.newPage();
      theirs.setDefaultTimeout(PATIENCE.timeout);
      await theirs.goto(url);
      return await look(theirs);
    } finally {
      await stranger.close();
    }
  }

  const item = (on: Page, text: string) => on.getByRole('listitem').filter({ hasText: text });

  async function write(username: string, text: string): Promise<void> {
    await page.getByLabel('Your name').fill(username);
    await page.getByLabel('Your comment').fill(text);
    await page.getByRole('button', { name: 'Send' }).click();
    await item(page, text).waitFor();
  }
  const count = (on: Page, text: string) => item(on, text).count();

  async function admin(path: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
    const { adminUrl, adminToken } = run();
    const answer = await fetch(adminUrl + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
    return answer.json();
  }

  /** What a moderator does by REST, until the comment with this text was approved. */
  async function approve(text: string): Promise<void> {
    for (;;) {
      const next = (await admin('/v1/review/next', { siteId: 'demo' })) as {
        data: { id: string; etag: string; comment: { text: string } }[];
      };
      const [found] = next.data;
      if (found === undefined) {
        throw new Error(`"${text}" does not wait for a person`);
      }
      const isIt = found.comment.text === text;
      const decision = isIt ? { action: 'approve' } : { action: 'reject', reason: 'spam' };
      await admin(`/v1/review/items/${found.id}/decide`, decision, { 'if-match': found.etag });
      if (isIt) {
        return;
      }
    }
  }

  it('shows the article with the comments that may be shown, and nothing of the spam among them', async () => {
    await item(page, 'slept in that rest room').waitFor();
    await item(page, 'Every forty minutes').waitFor();
    expect(await count(page, 'quick-cash-77')).toBe(0);
    expect(await page.content()).not.toContain('Earn $500');
  });

  it('shows a clean comment at once, to everybody', async () => {
    const text = 'My sister works there and will be glad of it.';
    await write('ines', text);
    await item(page, text).getByText('Only you see this yet').waitFor({ state: 'detached' });
    expect(await other((theirs) => count(theirs, text))).toBe(1);
  });

  it('never shows spam', async () => {
    const text = 'Earn $900 a day from home!!! Order now at http://bit.ly/deal-9 or on WhatsApp +1 202 555 0199';
    await write('deals-4u', text);
    await item(page, text)
      .getByText(/Not published|Only you see this yet/)
      .waitFor();
    await page.screenshot({ path: join(PICTURES, 'refused.png'), fullPage: true });
    expect(await other((theirs) => count(theirs, 'Earn $900'))).toBe(0);
  });

  it('shows a doubtful comment after a person has approved it, without loading the page again', async () => {
    const text = 'palaver:review Is this the place to ask?';
    await write('newcomer', text);
    await item(page, text).getByText('Only you see this yet').waitFor();
    await other(async (theirs) => {
      expect(await count(theirs, text)).toBe(0);
      await approve(text);
      await item(theirs, text).waitFor();
    });
    await item(page, text).getByText('Only you see this yet').waitFor({ state: 'detached' });
  });

  it('takes a comment away that is edited into something bad', async () => {
    const [text, bad] = ['A shelter was promised in the minutes of May.', 'palaver:reject you are all fools'];
    await write('ines', text);
    await other(async (theirs) => {
      await item(theirs, text).waitFor();
      await item(page, text).getByText('Edit').click();
      await item(page, text).getByLabel('Your new text').fill(bad);
      await item(page, text).getByRole('button', { name: 'Save' }).click();
      await item(page, bad).getByText('Not published').waitFor();
      await item(theirs, text).waitFor({ state: 'detached' });
      expect(await count(theirs, bad)).toBe(0);
    });
  });

  it('counts one vote of each reader, and tells Palaver the total', async () => {
    const first = item(page, 'Every forty minutes');
    await first.getByRole('button', { name: 'Vote for it' }).click();
    await first.getByText('9', { exact: true }).waitFor();
    await first.getByRole('button', { name: 'Vote against it' }).click();
    await first.getByText('7', { exact: true }).waitFor();
  });

  it('shows what readers write as text', async () => {
    const text = '<b id="bold">palaver:approve</b> "quoted" & <script>alert(1)</script>';
    await write('<i>x</i>', `palaver:approve ${text}`);
    expect(await page.locator('#bold').count()).toBe(0);
    expect(await count(page, '<i>x</i>')).toBe(1);
  });

  it('works without scripts', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const theirs = await plain.newPage();
    theirs.setDefaultTimeout(PATIENCE.timeout);
    await theirs.goto(url);
    await theirs.getByLabel('Your name').fill('plain');
    await theirs.getByLabel('Your comment').fill('palaver:approve without any script');
    await theirs.getByRole('button', { name: 'Send' }).click();
    await item(theirs, 'without any script').waitFor();
    await plain.close();
  });

  it.each([
    ['desktop', { width: 1280, height: 900 }, 'light'],
    ['phone', { width: 390, height: 844 }, 'light'],
    ['dark', { width: 1280, height: 900 }, 'dark'],
  ] as const)('fits its window: %s', async (name, size, colorScheme) => {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(size.width);
  });

  it('on Ctrl-C ends everything it started and removes its endpoint', async () => {
    await page.close();
    const { pids } = run();
    child.kill('SIGINT');
    await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    expect(Object.entries(pids).filter(([, pid]) => markOf(pid) !== null)).toEqual([]);
    expect(output).not.toMatch(/^palaver: /m);
  });
});

it('the example site stays short enough to be read', () => {
  const files = ['server.mjs', 'palaver.mjs', 'page.mjs', 'client.mjs', 'site.css'];
  const lines = files.map((file) => readFileSync(join('examples/site', file), 'utf8').trimEnd().split('\n').length);
  expect(lines.reduce((sum, count) => sum + count)).toBeLessThan(300);
});
