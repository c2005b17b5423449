/** Settles when the last undo is carried out and read back; what is done next is sent after it. */
let settled: Promise<unknown> = Promise.resolve();

export function afterUndo<Result>(work: () => Promise<Result>): Promise<Result> {
  return settled.then(work);
}

/** One undo after the other. */
export function queueUndo(undo: () => Promise<void>): Promise<void> {
  const result = settled.then(undo);
  settled = result.catch(() => undefined);
  return result;
}
