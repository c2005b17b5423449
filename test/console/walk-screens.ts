import { type Page } from 'playwright-core';
import { type ConsoleSuite } from './console-suite.js';
import { type Direction, DIRECTIONS, type Look, LOOKS, takeLook } from './looks.js';
import { SCREENS } from './screens.js';

/**
 * Opens every screen in one direction, as an admin or as nobody, and shows it in every look. Answers everything that went
 * wrong in the two windows.
 */
export async function walkScreens(
  { house, visit, enter }: ConsoleSuite,
  direction: Direction,
  onScreen: (page: Page, screen: string, look: Look) => Promise<void>,
): Promise<string[]> {
  const language = DIRECTIONS[direction];
  const outside = await visit({ language });
  const inside = await enter('admin', `Ada_${direction}`, { language, sites: ['news', 'other'] });
  for (const screen of SCREENS) {
    const { page } = screen.isInside ? inside : outside;
    await takeLook(page, LOOKS[0] as Look);
    const open = async () => {
      await screen.open(page, house);
      await untilLoaded(page);
    };
    await open();
    for (const [n, look] of LOOKS.entries()) {
      await takeLook(page, look);
      if (screen.isOfItsWidth && n > 0 && look.width !== LOOKS[n - 1]?.width) {
        await open();
      }
      await onScreen(page, screen.name, look);
    }
  }
  await inside.close();
  await outside.close();
  return [...inside.complaints, ...outside.complaints];
}

/** Parts of a screen may come later than what it is known by. */
async function untilLoaded(page: Page): Promise<void> {
  const loaders = page.locator('main .mantine-Loader-root:visible');
  while ((await loaders.count()) > 0) {
    await loaders.first().waitFor({ state: 'hidden' });
  }
}
