/** What a log says of a failure: its kind, never its message, which may quote a reader's text. */
export function failureFields(error: unknown): { kind: string; code: unknown } {
  const { name, code } = error as { name: string; code?: unknown };
  return { kind: name, code };
}
