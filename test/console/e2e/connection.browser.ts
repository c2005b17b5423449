import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NetProxy } from '../../faults/net-proxy.js';
import { openForSuite } from '../console-suite.js';
import { requestWaves } from '../request-waves.js';

describe('the connection', () => {
  const suite = openForSuite();
  let proxy: NetProxy;
  beforeAll(async () => {
    const { hostname, port } = new URL(suite.house.admin.url);
    proxy = await NetProxy.start({ host: hostname, port: Number(port) });
  });
  afterAll(() => proxy.close());

  it('is told to be lost, and heals with all that was missed; what was decided meanwhile comes back', async () => {
    await suite.house.sendForReview('was here before');
    const visit = await suite.enter('moderator', 'Ann');
    const { page } = visit;
    await page.goto(`http://127.0.0.1:${proxy.port}/review`);
    await page.getByText('Live', { exact: true }).waitFor();
    const before = page.getByTestId('comment-text').filter({ hasText: 'was here before' });
    await before.waitFor();

    proxy.set({ kind: 'refuse' });
    proxy.reset();
    await page.getByText('Connection lost').waitFor();
    await page.keyboard.press('a');
    await page.getByText('Palaver does not answer.').waitFor();
    await before.waitFor();
    await suite.house.sendForReview('came in meanwhile');

    proxy.set({ kind: 'pass' });
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'came in meanwhile' }).waitFor();
    await page.keyboard.press('a');
    await page.getByText('Approved.', { exact: true }).waitFor();
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it.each(['en', 'de'])(
    'is asked for nothing more than twice one after the other when the page is loaded cold: %s',
    async (language) => {
      await suite.house.sendForReview('seen at a cold start');
      const visit = await suite.enter('moderator', `Cleo_${language}`, { language });
      const { context, page } = visit;
      await page.goto(`${suite.house.admin.url}/review`);
      await page.getByTestId('comment-text').waitFor();
      await page.close();
      const cold = await context.newPage();
      const [files = [], ...reads] = await requestWaves(cold, `${suite.house.admin.url}/review`);
      expect(files.filter((path) => !/^\/(assets\/|favicon)/.test(path))).toEqual([]);
      expect(reads[0]).toContain('/v1/review/items');
      expect(reads.flat().some((path) => path.includes('/authors/'))).toBe(true);
      expect(reads.length).toBeLessThanOrEqual(2);
      await visit.close();
    },
  );
});
