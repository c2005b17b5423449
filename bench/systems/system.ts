/** One of the two pipelines, running on stores of its own. */
export interface System {
  readonly name: 'palaver' | 'bare';
  /** Where one comment is posted, and with which bearer key. */
  readonly target: { origin: string; path: string; key: string };
  /** The system's own processes, without the stores. */
  readonly pids: { gateway: number; worker: number };
  /** Comments that have come to their end: decided, or inserted. */
  done(): Promise<number>;
  /** When each comment came to its end: the commit's time by Postgres, in epoch milliseconds. */
  commits(prefix: string): Promise<Map<string, number>>;
  /** @throws CommandError when one of its processes has ended. */
  assertRunning(): void;
  stop(): Promise<void>;
}
