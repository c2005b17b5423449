const last = new Map<string, Promise<unknown>>();

/**
 * Sends what is done with comments one after the other: each act waits for what was done with any of its comments before.
 * @param comments their keys
 */
export function inLine<Result>(comments: readonly string[], send: () => Promise<Result>): Promise<Result> {
  const result = Promise.all(comments.map((key) => last.get(key) ?? Promise.resolve())).then(send);
  const settled = Promise.allSettled([result]);
  comments.forEach((key) => last.set(key, settled));
  void settled.then(() => comments.filter((key) => last.get(key) === settled).forEach((key) => last.delete(key)));
  return result;
}
