import { type Page } from 'playwright-core';

/** Runs in the page: what sticks out of the window, and what has pushed the buttons out of it. */
const LOOK = `(() => {
  const root = document.documentElement;
  const faults = [];
  if (root.scrollWidth > innerWidth) {
    const last = [...document.body.querySelectorAll('*')].findLast((one) => one.getBoundingClientRect().right > innerWidth);
    faults.push('wider than the window by ' + (root.scrollWidth - innerWidth) + ': ' + last?.outerHTML.slice(0, 300));
  }
  const inside = (name, box) => {
    if (box && (box.left < 0 || box.right > innerWidth + 1 || box.top < 0 || box.bottom > innerHeight + 1)) {
      faults.push(name + ' out of the window');
    }
  };
  inside('top bar', document.querySelector('header')?.getBoundingClientRect());
  const isReview = document.querySelector('[data-testid="comment-text"]') !== null;
  const acts = isReview ? document.querySelector('[role="group"]')?.getBoundingClientRect() : undefined;
  inside('buttons', acts);
  if (acts && root.scrollHeight > innerHeight + 1) faults.push('the review is higher than the window');
  for (const [what, most] of [['h1.readers', 140], ['article > header bdi', 70], ['aside h2 bdi', 70], ['ul > li > button', 150]]) {
    for (const one of document.querySelectorAll(what)) {
      if (one.offsetHeight > most) faults.push(what + ' is ' + one.offsetHeight + ' high');
    }
  }
  for (const text of document.querySelectorAll('.readers')) {
    if (!/clip|hidden/.test(getComputedStyle(text).overflowY)) faults.push('a text may be painted beyond its box');
  }
  return [...new Set(faults)];
})()`;

/** What is wrong with the layout of the page as it stands; nothing, if all is well. */
export const layoutFaults = (page: Page): Promise<string[]> => page.evaluate<string[]>(LOOK);
