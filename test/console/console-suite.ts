import { afterAll, beforeAll } from '@jest/globals';
import { type Role } from '@palaver/contracts';
import { type Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { ConsoleHouse } from './console-house.js';
import { Visit, type VisitOptions } from './visit.js';

export interface ConsoleSuite {
  readonly house: ConsoleHouse;
  /** A window of somebody who has not signed in. */
  visit: (options?: VisitOptions) => Promise<Visit>;
  /** A window of somebody who has. */
  enter: (role: Role, name: string, options?: VisitOptions) => Promise<Visit>;
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
  const visit = (options?: VisitOptions) => Visit.open(browser, options);
  return {
    get house() {
      return house;
    },
    visit,
    enter: async (role, name, options) => {
      const entered = await visit(options);
      await house.signIn(entered.context, role, name);
      return entered;
    },
  };
}
