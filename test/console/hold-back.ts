import { type Page, type Route } from 'playwright-core';

/** Answers of this address come once they are let go. */
export const holdAnswers = (page: Page, url: string) =>
  hold(page, url, async (route, released) => {
    const answer = await route.fetch();
    await released;
    // The page may want it no more.
    await route.fulfill({ response: answer }).catch(() => undefined);
  });

/** Requests for this address go once they are let go. */
export const holdRequests = (page: Page, url: string) =>
  hold(page, url, async (route, released) => {
    await released;
    await route.continue();
  });

async function hold(
  page: Page,
  url: string,
  pass: (route: Route, released: Promise<void>) => Promise<void>,
): Promise<() => void> {
  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(url, (route) => pass(route, released));
  return letGo;
}
