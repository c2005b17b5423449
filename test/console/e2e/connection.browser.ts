import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser } from 'playwright-core';
import { NetProxy } from '../../faults/net-proxy.js';
import { openBrowser } from '../../support/browser.js';
import { ConsoleHouse } from '../console-house.js';
import { Visit } from '../visit.js';

describe('a connection that is lost', () => {
  let house: ConsoleHouse;
  let proxy: NetProxy;
  let browser: Browser;
  beforeAll(async () => {
    house = await ConsoleHouse.open();
    const { hostname, port } = new URL(house.admin.url);
    proxy = await NetProxy.start({ host: hostname, port: Number(port) });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await proxy.close();
    await house.close();
  });

  it('is told, and heals with all that was missed; what was decided meanwhile comes back', async () => {
    await house.sendForReview('was here before');
    const visit = await Visit.open(browser);
    const { page } = visit;
    await house.signIn(visit.context, 'moderator', 'Ann');
    await page.goto(`http://127.0.0.1:${proxy.port}/review`);
    await page.getByText('Live', { exact: true }).waitFor();

    proxy.set({ kind: 'refuse' });
    proxy.reset();
    await page.getByText('Connection lost').waitFor();
    await page.keyboard.press('a');
    await page.getByText('Palaver does not answer.').waitFor();
    await page.getByTestId('comment-text').filter({ hasText: 'was here before' }).waitFor();
    await house.sendForReview('came in meanwhile');

    proxy.set({ kind: 'pass' });
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'came in meanwhile' }).waitFor();
    await page.keyboard.press('a');
    await page.getByText('Approved.', { exact: true }).waitFor();
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });
});
