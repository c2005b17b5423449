import { type Page } from 'playwright-core';

/** Answers of this address come once they are let go. */
export async function holdBack(page: Page, url: string): Promise<() => void> {
  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(url, async (route) => {
    const answer = await route.fetch();
    await released;
    // The page may want it no more.
    await route.fulfill({ response: answer }).catch(() => undefined);
  });
  return letGo;
}
