import { type ChangedItem, type WaveItem, type WaveItemRepository, type WavePage } from '@palaver/persistence';
import { differingBits, textSignature } from '@palaver/text';

/** Texts are near-copies from this share of common pairs of words on. */
const ALIKE_FROM = 0.7;
/** Shorter texts are alike by chance. */
const MIN_WORDS = 4;
const PAGES_A_TURN = 5;

/** Follows what waits for a person, and marks what belongs together. */
export class WaveKeeper {
  constructor(private readonly rows: WaveItemRepository) {}

  async turn(): Promise<void> {
    for (const siteId of await this.rows.behind()) {
      let pages = 0;
      let isFull = true;
      while (isFull && pages < PAGES_A_TURN) {
        isFull = await this.rows.follow(siteId, (page, items) => keepPage(page, siteId, items));
        pages += 1;
      }
    }
  }
}

async function keepPage(page: WavePage, siteId: string, items: readonly ChangedItem[]): Promise<void> {
  await page.close(items.filter(({ isOpen, text }) => !isOpen || text === null).map(({ commentId }) => commentId));
  const open = items.filter(({ isOpen, text }) => isOpen && text !== null).map((item) => toWaveItem(siteId, item));
  if (open.length === 0) {
    return;
  }
  // Kept first, so that what came in one page is compared with each other as well.
  await page.keep(open);
  const compared = open.filter(({ sketch, wave }) => sketch !== null && wave === null);
  const found = await page.alike(compared, differingBits(ALIKE_FROM));
  const waves = new Map<string, string>();
  for (const { commentId, otherId, wave } of found) {
    const key = wave ?? waves.get(otherId) ?? waves.get(commentId) ?? `copies:${otherId}`;
    waves.set(otherId, key);
    waves.set(commentId, key);
  }
  if (waves.size > 0) {
    await page.join(waves);
  }
}

function toWaveItem(
  siteId: string,
  { commentId, openedAt, section, parentId, text, format, repliesTo }: ChangedItem,
): WaveItem {
  const signature = textSignature(text ?? '', { scope: siteId, minWords: MIN_WORDS, format: format ?? 'plain' });
  return {
    commentId,
    openedAt,
    section,
    parentId,
    bands: signature?.bands ?? [],
    sketch: signature?.sketch ?? null,
    wave: repliesTo === null ? null : `replies:${repliesTo}`,
  };
}
