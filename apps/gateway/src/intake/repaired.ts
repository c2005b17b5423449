interface SentComment {
  text?: unknown;
  author?: { username?: unknown };
  article?: { title?: unknown; section?: unknown };
}

/** Whether reading a comment replaced characters that cannot be stored (NUL, lone surrogates) in what readers see. */
export function wasRepaired(sent: unknown, read: { text: string; author: object; article: object }): boolean {
  const before = sent as SentComment;
  const after: SentComment = read;
  return (
    before.text !== after.text ||
    before.author?.username !== after.author?.username ||
    before.article?.title !== after.article?.title ||
    before.article?.section !== after.article?.section
  );
}
