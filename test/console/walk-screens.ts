import { type Page } from 'playwright-core';
import { type ConsoleSuite } from './console-suite.js';
import { SCREENS } from './screens.js';
import { type VisitOptions } from './visit.js';

/** Opens every screen, as an admin of this name or as nobody; answers everything that went wrong in the two windows. */
export async function walkScreens(
  { house, visit, enter }: ConsoleSuite,
  name: string,
  options: VisitOptions,
  onScreen: (page: Page, screen: string) => Promise<void>,
): Promise<string[]> {
  const outside = await visit(options);
  const inside = await enter('admin', name, options);
  for (const screen of SCREENS) {
    const { page } = screen.isInside ? inside : outside;
    await screen.open(page, house);
    await onScreen(page, screen.name);
  }
  await inside.close();
  await outside.close();
  return [...inside.complaints, ...outside.complaints];
}
