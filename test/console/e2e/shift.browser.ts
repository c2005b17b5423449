import { beforeEach, describe, expect, it } from '@jest/globals';
import { type CDPSession, type Page } from 'playwright-core';
import { openForSuite } from '../console-suite.js';
import { expectDecisions } from '../expect-decisions.js';
import { type Visit } from '../visit.js';

const SHIFT = 20;

/** What each layout sends for the keys of a shift: what is typed, and where it stands. */
const LAYOUTS: Record<string, Record<string, [key: string, code: string]>> = {
  Latin: { a: ['a', 'KeyA'], r: ['r', 'KeyR'], s: ['s', 'KeyS'], u: ['u', 'KeyU'] },
  Russian: { a: ['ф', 'KeyA'], r: ['к', 'KeyR'], s: ['ы', 'KeyS'], u: ['г', 'KeyU'] },
  Dvorak: { a: ['a', 'KeyA'], r: ['r', 'KeyO'], s: ['s', 'Semicolon'], u: ['u', 'KeyF'] },
};

describe('a shift by keyboard', () => {
  const suite = openForSuite();
  let last = 0;
  beforeEach(() => suite.house.startAfresh());

  async function send(count: number): Promise<void> {
    for (let number = 0; number < count; number += 1) {
      last += 1;
      await suite.house.sendForReview(`number ${last} ${unlike(last)}`, {
        author: { id: `u-${last % 4}`, username: 'tidewatcher' },
      });
    }
  }

  async function begin(name: string): Promise<Visit> {
    const visit = await suite.enter('moderator', name);
    await visit.page.goto(`${suite.house.admin.url}/review`);
    await text(visit.page).waitFor();
    return visit;
  }

  it('of twenty comments', async () => {
    await send(SHIFT);
    const visit = await begin('Ann');
    const { page } = visit;
    for (let number = 1; number <= SHIFT; number += 1) {
      const seen = await text(page).innerText();
      if (number % 2 === 1) {
        await page.keyboard.press('a');
      } else {
        await page.keyboard.press('r');
        await page.keyboard.press(number % 4 === 0 ? 'Enter' : '3');
      }
      await leaves(page, seen);
    }
    await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
    const half = (action: string) => Array.from({ length: SHIFT / 2 }, () => action);
    await expectDecisions(suite.house, [...half('approve'), ...half('reject')]);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it.each(Object.keys(LAYOUTS))('on a %s keyboard', async (layout) => {
    await send(3);
    const visit = await begin(`Of${layout}`);
    const { page } = visit;
    const keyboard = await page.context().newCDPSession(page);
    for (const keys of [['a'], ['r', 'Enter'], ['s']]) {
      const seen = await text(page).innerText();
      for (const key of keys) {
        await press(keyboard, LAYOUTS[layout]?.[key] ?? [key, key]);
      }
      await leaves(page, seen);
    }
    await expectDecisions(suite.house, ['approve', 'reject']);
    await press(keyboard, LAYOUTS[layout]?.u ?? ['u', 'KeyU']);
    await text(page).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
    await expectDecisions(suite.house, ['approve', 'reject', 'approve']);
    await visit.close();
  });

  it('takes back what was done, step by step', async () => {
    await send(2);
    const visit = await begin('Una');
    const { page } = visit;
    const first = await text(page).innerText();
    await page.keyboard.press('a');
    await leaves(page, first);
    await expectDecisions(suite.house, ['approve']);
    await page.keyboard.press('u');
    await page.getByText('Undone: it waits again.').waitFor();
    expect(await text(page).innerText()).toBe(first);
    await expectDecisions(suite.house, ['approve', 'review']);
    await page.keyboard.press('r');
    await page.keyboard.press('1');
    await leaves(page, first);
    await expectDecisions(suite.house, ['approve', 'review', 'reject']);
    await page.keyboard.press('a');
    await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it('decides what is picked together, and takes that back together', async () => {
    await send(3);
    const visit = await begin('Mia');
    const { page } = visit;
    for (const key of ['x', 'j', 'x', 'a']) {
      await page.keyboard.press(key);
    }
    await page.getByText('2 comments approved.').waitFor();
    await expectDecisions(suite.house, ['approve', 'approve']);
    await page.keyboard.press('u');
    await page.getByText('Undone: it waits again.').waitFor();
    await page.getByRole('list', { name: 'Waiting comments' }).getByRole('listitem').nth(2).waitFor();
    for (const key of ['k', 'k', 'x', 'j', 'x', 'j', 'x', 'r', 'Enter']) {
      await page.keyboard.press(key);
    }
    await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
    await visit.close();
  });

  it('of two never shows both the same comment, and each sees what the other does', async () => {
    await send(8);
    const [one, other] = [await begin('Pia'), await begin('Quinn')];
    await other.page.getByText('Somebody is at it').first().waitFor();
    const first = await text(one.page).innerText();
    await leaves(other.page, first);
    await one.page.keyboard.press('a');
    await leaves(one.page, first);
    await other.page.getByRole('button', { name: first }).waitFor({ state: 'detached' });
    await suite.house.sendForReview('comes in meanwhile');
    await other.page.getByRole('button', { name: 'comes in meanwhile' }).waitFor();
    expect([...one.complaints, ...other.complaints]).toEqual([]);
    await one.close();
    await other.close();
  });
});

/** Words that no other comment has, so that the two do not lie under one card. */
const unlike = (number: number) =>
  [3, 5, 7, 11]
    .map((prime) => [...String(number * prime * 7919)].map((digit) => 'abcdefghij'[Number(digit)]).join(''))
    .join(' ');

const text = (page: Page) => page.getByTestId('comment-text');

/** Until another comment is shown, or none. */
async function leaves(page: Page, seen: string): Promise<void> {
  await text(page).filter({ hasText: seen }).waitFor({ state: 'detached' });
}

async function press(keyboard: CDPSession, [key, code]: [string, string]): Promise<void> {
  const typed = key.length === 1 ? { text: key } : {};
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, ...typed });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code });
}
