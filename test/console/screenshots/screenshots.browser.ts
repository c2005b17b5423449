import { beforeAll, describe, it } from '@jest/globals';
import { openForSuite } from '../console-suite.js';
import { type Direction, DIRECTIONS } from '../looks.js';
import { fillNewsroom } from '../newsroom-comments.js';
import { fillRuleSets } from '../rule-sets.js';
import { takePicture } from '../take-picture.js';
import { walkScreens } from '../walk-screens.js';

describe('screenshots', () => {
  const suite = openForSuite();
  beforeAll(async () => {
    await fillNewsroom(suite.house);
    await fillRuleSets(suite.house);
  });

  it.each(Object.keys(DIRECTIONS) as Direction[])('%s', async (direction) => {
    await walkScreens(suite, direction, (page, screen, look) =>
      takePicture(page, `${screen}-${direction}-${look.name}`),
    );
  });
});
