/** Something the person at the terminal can act on: shown as one sentence, exit code 1, no stack. */
export class CommandError extends Error {
  readonly code = 'COMMAND';
  override readonly name = 'CommandError';
}

/** One sentence for whatever was thrown; Node's connection errors often carry their reason only inside. */
export function sentence(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') {
    return sentence(error.errors[0]);
  }
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.split('\n')[0] ?? text;
}
