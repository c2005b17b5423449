/** All of a list that is read whole; one request where it fits into a page. */
export async function everyPage<Of>(
  read: (cursor: string | undefined) => Promise<{ data: Of[]; nextCursor: string | null }>,
): Promise<Of[]> {
  const { data, nextCursor } = await read(undefined);
  const all = [...data];
  for (let cursor = nextCursor; cursor !== null;) {
    const page = await read(cursor);
    all.push(...page.data);
    cursor = page.nextCursor;
  }
  return all;
}
