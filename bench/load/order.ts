/** What the load generator is asked to send. */
export interface LoadOrder {
  origin: string;
  path: string;
  key: string;
  /** Comments `from` up to `from + count`, with ids that begin with `prefix`. */
  prefix: string;
  from: number;
  count: number;
  connections: number;
  /** Comments per second on a fixed schedule; absent: each connection sends its next comment when it got its answer. */
  rate?: number;
}

/** Times in epoch milliseconds, by a clock that has fractions. */
export interface LoadResult {
  first: number;
  last: number;
  /** When each comment was due to be sent, and how long after that its acknowledgement was there. */
  due: Float64Array;
  ackMs: Float64Array;
  /** Answers of 503, after each of which the comment was sent again as the answer asked for. */
  retries: number;
  /** Any other answers than 202, by status. */
  refused: Record<string, number>;
  cpuSeconds: number;
}
