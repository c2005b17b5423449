import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CommentObject } from '@palaver/contracts';
import { Webhook } from 'standardwebhooks';
import { describeWith, type Prerequisite } from '../support/prerequisites.js';
import { WholeHouse } from '../support/whole-house.js';
import { type Language, ListedSite, listings, typeErrors } from './listed-site.js';

let house: WholeHouse;
beforeAll(async () => {
  house = await WholeHouse.open();
});
afterAll(() => house.close());

const LANGUAGES: [Language, Prerequisite[]][] = [
  ['TypeScript', []],
  ['Python', ['python']],
  ['PHP', ['php']],
];

const MINUTE = 60_000;

it('the TypeScript of docs/receive.md has no type errors', () => {
  expect(typeErrors(listings('TypeScript'))).toEqual([]);
});

it.each(LANGUAGES)('docs/receive.md stays short in %s', (language) => {
  const lengths = listings(language).map((code) => code.trimEnd().split('\n').length);
  expect(lengths).toHaveLength(2);
  expect(Math.max(...lengths)).toBeLessThan(40);
});

for (const [language, needed] of LANGUAGES) {
  describeWith(needed, `docs/receive.md in ${language}`, () => {
    let site: ListedSite;
    let secret: string;
    let endpoint: string;
    let count = 0;

    beforeAll(async () => {
      site = await ListedSite.make(language);
      ({ id: endpoint, secret } = await house.endpoint(`${site.url}/palaver`));
      await site.start(house.settings(secret));
    });
    afterAll(() => site.stop());

    const newId = () => `${language}-${(count += 1)}`;
    const isShown = async (id: string) => (await site.shown()).some((comment) => comment.id === id);

    async function untilShown(id: string): Promise<void> {
      for (const end = Date.now() + 45_000; !(await isShown(id)); await pause(100)) {
        if (Date.now() > end) {
          throw new Error(`${id} was not shown in time:\n${site.log()}`);
        }
      }
    }

    interface Forgery {
      change?: (comment: CommentObject) => void;
      at?: Date;
      signedWith?: string;
    }

    /** A callback about a comment as Palaver has it, changed as told. */
    async function callback(id: string, { change, at = new Date(), signedWith = secret }: Forgery) {
      const comment = await house.comment(id);
      change?.(comment);
      const body = JSON.stringify({ type: 'comment.moderated', timestamp: at.toISOString(), data: comment });
      const headers = {
        'content-type': 'application/json',
        'webhook-id': 'msg_test',
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(signedWith).sign('msg_test', at, body),
      };
      return { body, headers };
    }

    /** The comment with another word on it, of a version so much higher. */
    const instead = (show: boolean, higher: number) => (comment: CommentObject) => {
      comment.show = show;
      comment.decision!.version += higher;
    };

    it('shows a good comment at once and a bad one never', async () => {
      const [good, bad] = [newId(), newId()];
      expect(await site.write(good, 'palaver:approve')).toContainEqual({ id: good, text: 'palaver:approve' });
      await site.write(bad, 'palaver:reject');
      expect((await site.shown()).map(({ id }) => id)).toEqual([good]);
    });

    it('shows a doubtful one once a person has approved it', async () => {
      const id = newId();
      await site.write(id, 'palaver:review');
      expect(await isShown(id)).toBe(false);
      await house.approve(id);
      await untilShown(id);
    });

    it('hides what was edited into something bad, and a word about the older text does not bring it back', async () => {
      const id = newId();
      await site.write(id, 'palaver:approve');
      const late = await callback(id, { change: instead(true, 5) });
      await site.write(id, 'palaver:reject of the new text');
      expect(await isShown(id)).toBe(false);
      expect(await site.call(late)).toBeLessThan(300);
      expect(await isShown(id)).toBe(false);
    });

    it('takes a newer decision and drops an older one and a repeated one', async () => {
      const id = newId();
      await site.write(id, 'palaver:approve');
      const repeated = await callback(id, { change: instead(false, 0) });
      expect(await site.call(repeated)).toBeLessThan(300);
      expect(await isShown(id)).toBe(true);
      await site.call(await callback(id, { change: instead(false, 2) }));
      expect(await isShown(id)).toBe(false);
      expect(await site.call(await callback(id, { change: instead(true, 1) }))).toBeLessThan(300);
      expect(await isShown(id)).toBe(false);
      await site.call(await callback(id, { change: instead(true, 3) }));
      expect(await isShown(id)).toBe(true);
    });

    it('refuses what Palaver did not sign, and what it signed long ago', async () => {
      const id = newId();
      await site.write(id, 'palaver:approve');
      const change = instead(false, 1);
      const good = await callback(id, { change });
      const tampered = { ...good, body: good.body.replace('"show":false', '"show": false') };
      const unsigned = { ...good, headers: { 'content-type': 'application/json' } };
      const otherId = { ...good, headers: { ...good.headers, 'webhook-id': 'msg_other' } };
      const odd = { ...good, headers: { ...good.headers, 'webhook-signature': 'v1,\u00e9 v1, nothing' } };
      const forged = [
        await callback(id, { change, signedWith: `whsec_${Buffer.alloc(32, 7).toString('base64')}` }),
        await callback(id, { change, at: new Date(Date.now() - 6 * MINUTE) }),
        await callback(id, { change, at: new Date(Date.now() + 6 * MINUTE) }),
        tampered,
        unsigned,
        otherId,
        odd,
      ];
      for (const call of forged) {
        expect(await site.call(call)).toBe(400);
      }
      expect(await isShown(id)).toBe(true);
    });

    it('answers a test message', async () => {
      expect(await house.testEndpoint(endpoint)).toMatchObject({ delivered: true, status: 200 });
    });

    it('accepts one right signature among several, as while a secret is changed', async () => {
      const id = newId();
      await site.write(id, 'palaver:approve');
      const { body, headers } = await callback(id, { change: instead(false, 1) });
      const two = `v1,${Buffer.alloc(32).toString('base64')} ${headers['webhook-signature']}`;
      expect(await site.call({ body, headers: { ...headers, 'webhook-signature': two } })).toBeLessThan(300);
      expect(await isShown(id)).toBe(false);
    });

    it('keeps a comment while Palaver is down and sends it when it is back', async () => {
      const [good, doubtful] = [newId(), newId()];
      house.line.set({ kind: 'refuse' });
      house.line.reset();
      await site.write(good, 'palaver:approve');
      await site.write(doubtful, 'palaver:review');
      await site.resend();
      expect(await isShown(good)).toBe(false);
      house.line.set({ kind: 'pass' });
      await site.resend();
      await untilShown(good);
      for (const end = Date.now() + 45_000; (await house.comment(doubtful)).status !== 'decided' && Date.now() < end;) {
        await pause(100);
      }
      await house.approve(doubtful);
      await untilShown(doubtful);
    });

    it('gives up on what can never be taken, and keeps it hidden', async () => {
      const [never, next] = [newId(), newId()];
      await site.write(never, 'x'.repeat(100_001));
      expect(site.log()).toMatch(/at most 100000 characters/);
      house.line.set({ kind: 'refuse' });
      house.line.reset();
      await site.write(next, 'palaver:approve');
      house.line.set({ kind: 'pass' });
      const told = site.log().length;
      await site.resend();
      await untilShown(next);
      expect(await isShown(never)).toBe(false);
      expect(site.log().slice(told)).not.toMatch(/at most 100000 characters/);
    });
  });
}
