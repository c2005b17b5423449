import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NetProxy } from '../../faults/net-proxy.js';
import { openForSuite } from '../console-suite.js';
import { requestWaves } from '../request-waves.js';
import { fillRuleSets } from '../rule-sets.js';

/** Screens as an address leads to them, and what each does not show itself without. */
const SCREENS: [path: string, reads: RegExp][] = [
  ['/rules', /\/rule-sets\/house\/report-card$/],
  ['/rules?site=news', /\/rule-sets\/house\/report-card$/],
  ['/rules?site=other', /\/rule-sets\/newsroom\/report-card$/],
  ['/rules/news/house', /\/house\/draft$/],
  ['/rules/news/newsroom', /\/newsroom\/versions\/1$/],
  ['/rules/news/house?part=changes', /\/house\/versions\/1$/],
  ['/rules/news/house?part=backtests', /\/house\/backtests\/[\w-]+$/],
  ['/rules/news/house?part=report', /\/house\/report-card$/],
  ['/rules/news/house?part=versions', /\/house\/versions$/],
  ['/policy', /\/rule-sets\/policy\/draft$/],
  ['/policy?site=other', /\/rule-sets\/policy\/draft$/],
  ['/insights', /\/statistics\/times$/],
  ['/insights?part=quality', /\/statistics\/reasons$/],
  ['/insights?part=people', /\/statistics\/looks$/],
  ['/insights?part=deliveries', /\/statistics\/deliveries$/],
  ['/insights?part=observe', /\/statistics\/agreement$/],
  ['/settings', /\/sites$/],
  ['/settings?part=keys', /\/keys$/],
  ['/settings?part=endpoints', /\/endpoints$/],
  ['/settings?part=moderation', /\/sites\/news$/],
  ['/settings?part=queues', /\/queues$/],
  ['/settings?part=quality', /\/sampling$/],
  ['/settings?part=people', /\/people$/],
  ['/settings?part=retention', /\/retention$/],
  ['/batches', /\/batches$/],
  ['/search?text=harbour', /\/v1\/comments$/],
  ['/search?comment=news/cold-1', /\/cold-1\/history$/],
  ['/review?site=news&queue=new-authors&comment=cold-1', /\/review\/items\/\d+$/],
  ['/handover', /\/handover$/],
  ['/account', /\/sessions$/],
];
const AT_ONCE = 8;
/** What the policy would change is found out by a job that is begun, and asked for until it has ended. */
const JOB = '/rule-sets/policy/backtests';

/** As if another tab came before this one, or went. */
const visibility = (state: 'hidden' | 'visible') => `
  Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));`;

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

  it('is let go by a tab that nobody sees, which shows what it missed when somebody looks again', async () => {
    const visit = await suite.enter('moderator', 'Tab');
    const { page } = visit;
    await page.goto(`${suite.house.admin.url}/review`);
    await page.getByText('Live', { exact: true }).waitFor();
    const ended = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/v1/live'));
    await page.evaluate(visibility('hidden'));
    await ended;
    await suite.house.sendForReview('came while nobody looked');

    await page.evaluate(visibility('visible'));
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'came while nobody looked' }).waitFor();
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

  it('is asked for nothing more than twice one after the other, whatever screen is loaded cold', async () => {
    await fillRuleSets(suite.house);
    const author = { id: 'u-cold', username: 'newcomer' };
    await suite.house.sendForReview('opened by its address', { id: 'cold-1', author });
    const visit = await suite.enter('admin', 'Wim', { sites: ['news', 'other'] });
    const { context, page } = visit;
    const { url } = suite.house.admin;
    await page.goto(`${url}/review`);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.close();
    const left = [...SCREENS];
    while (left.length > 0) {
      await Promise.all(
        left.splice(0, AT_ONCE).map(async ([path, expected]) => {
          const cold = await context.newPage();
          // A browser has six connections to a host: as many streams would leave none.
          await cold.route('**/v1/live', (route) => route.abort());
          const waves = await requestWaves(cold, url + path, '**/v1/**');
          const reads = waves.map((wave) => wave.filter((one) => !one.includes(JOB))).filter((wave) => wave.length > 0);
          expect([path, reads.flat()]).toEqual([path, expect.arrayContaining([expect.stringMatching(expected)])]);
          expect([path, reads.slice(2)]).toEqual([path, []]);
          await cold.close();
        }),
      );
    }
    await visit.close();
  });
});
