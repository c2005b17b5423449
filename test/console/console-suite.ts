import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import { type Role } from '@palaver/contracts';
import { type Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { ConsoleHouse } from './console-house.js';
import { takePicture } from './take-picture.js';
import { Visit, type VisitOptions } from './visit.js';

export interface ConsoleSuite {
  readonly house: ConsoleHouse;
  /** A window of somebody who has not signed in. */
  visit: (options?: VisitOptions) => Promise<Visit>;
  /** A window of somebody who has. */
  enter: (role: Role, name: string, options?: VisitOptions & { sites?: readonly string[] }) => Promise<Visit>;
}

/** A house and a browser: opened before the cases of a suite, closed after them. */
export function openForSuite(): ConsoleSuite {
  let house: ConsoleHouse;
  let browser: Browser;
  beforeAll(async () => {
    house = await ConsoleHouse.open();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });
  const opened: Visit[] = [];
  let isInCase = false;
  beforeEach(() => {
    isInCase = true;
  });
  // What a case leaves open has failed: CI keeps its picture, and it holds nothing from the next one.
  afterEach(async () => {
    isInCase = false;
    for (const [n, left] of [
      ...opened
        .splice(0)
        .filter(({ page }) => !page.isClosed())
        .entries(),
    ]) {
      await takePicture(left.page, `failed ${expect.getState().currentTestName ?? ''} ${n + 1}`);
      process.stderr.write([...left.complaints, ...left.refusals].map((line) => `${line}\n`).join(''));
      await left.close();
    }
  });
  const visit = async (options?: VisitOptions) => {
    const one = await Visit.open(browser, options);
    // What is opened before the cases is for all of them.
    if (isInCase) {
      opened.push(one);
    }
    return one;
  };
  return {
    get house() {
      return house;
    },
    visit,
    enter: async (role, name, options) => {
      const entered = await visit(options);
      await house.signIn(entered.context, role, name, options?.sites);
      return entered;
    },
  };
}
