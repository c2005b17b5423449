import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Browser, type Page } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { GatewayHouse } from '../support/gateway-house.js';
import { describeWith } from '../support/prerequisites.js';

/** What a browser met on its way: every address it asked for, and everything it complained about. */
interface Visit {
  page: Page;
  asked: string[];
  complaints: string[];
}

describeWith(['chromium'], 'the reference page in a browser', () => {
  let house: GatewayHouse;
  let browser: Browser;
  let origins: Record<string, string>;
  beforeAll(async () => {
    house = await GatewayHouse.open();
    const admin = await house.start('admin');
    origins = { gateway: house.gateway.url, admin: admin.url };
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  async function visit(app: string, width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Visit> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
    await page.goto(`${origins[app]}/docs`, { waitUntil: 'load' });
    return { page, asked, complaints };
  }

  it.each(['gateway', 'admin'])('of the %s asks for itself and its style alone, and breaks no rule', async (app) => {
    const { page, asked, complaints } = await visit(app, 1280);
    const own = `${origins[app]}/docs`;
    expect(asked.filter((url) => !url.endsWith('/favicon.ico'))).toEqual([own, `${own}/reference.css`]);
    expect(asked.filter((url) => !url.startsWith(`${origins[app]}/`))).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await page.evaluate('getComputedStyle(document.body).display')).toBe('grid');
    await page.context().close();
  });

  it.each(['gateway', 'admin'])('of the %s leads nowhere that is not there', async (app) => {
    const { page } = await visit(app, 1280);
    const lost = await page.evaluate(
      `[...document.querySelectorAll('a[href^="#"]')].map((a) => decodeURIComponent(a.getAttribute('href').slice(1)))
        .filter((id) => !document.getElementById(id))`,
    );
    expect(lost).toEqual([]);
    const twice = await page.evaluate(
      `[...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, index, all) => all.indexOf(id) !== index)`,
    );
    expect(twice).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['gateway', 360, 'light'],
    ['admin', 360, 'dark'],
    ['gateway', 320, 'dark'],
  ] as const)('of the %s fits a screen of %i pixels, %s', async (app, width, scheme) => {
    const { page, complaints } = await visit(app, width, scheme);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('shows what is escaped as it is written', async () => {
    const { page } = await visit('gateway', 1280);
    expect(await page.locator('#security').innerText()).toContain('v1,<base64 of HMAC-SHA256 over id.timestamp.body>');
    await page.locator('#sendComment .example summary').first().click();
    expect(await page.locator('#sendComment .example pre').first().innerText()).toContain('"id": "c-1017"');
    await page.context().close();
  });
});
