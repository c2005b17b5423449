/** A list as Palaver answers it. */
export interface Page<Item> {
  data: Item[];
  nextCursor: string | null;
}

/**
 * The pages of a list, one after the other, from `cursor` on; the last is the first one that is empty or has no cursor.
 * @param read asks for the page after a cursor.
 */
export async function* pagesOf<Item>(
  read: (cursor: string | undefined) => Promise<Page<Item>>,
  cursor?: string,
): AsyncGenerator<Page<Item>> {
  for (let next = cursor; ;) {
    const page = await read(next);
    if (page.data.length > 0) {
      yield page;
    }
    if (page.data.length === 0 || page.nextCursor === null || page.nextCursor === next) {
      return;
    }
    next = page.nextCursor;
  }
}
