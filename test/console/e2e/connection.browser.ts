import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NetProxy } from '../../faults/net-proxy.js';
import { openForSuite } from '../console-suite.js';

describe('a connection that is lost', () => {
  const suite = openForSuite();
  let proxy: NetProxy;
  beforeAll(async () => {
    const { hostname, port } = new URL(suite.house.admin.url);
    proxy = await NetProxy.start({ host: hostname, port: Number(port) });
  });
  afterAll(() => proxy.close());

  it('is told, and heals with all that was missed; what was decided meanwhile comes back', async () => {
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
});
