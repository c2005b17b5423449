export interface Page<Item> {
  data: Item[];
  nextCursor: string | null;
}

/** A list short enough to be given whole. */
export function wholePage<Item>(data: Item[]): Page<Item> {
  return { data, nextCursor: null };
}
