export type SpanKind = 'server' | 'producer' | 'consumer' | 'client' | 'internal';

export interface SpanOptions {
  kind?: SpanKind;
  /** A W3C `traceparent`; without one the span begins a trace. */
  parent?: string | null;
  /** `traceparent`s of what else it was caused by. */
  links?: readonly string[];
  /** Kinds, counts and the site's own ids; never what a reader wrote or is called. */
  attributes?: Record<string, string | number>;
  /** Milliseconds since 1970; absent: now. */
  startedAt?: number;
}

export interface Span {
  /** Its own `traceparent`, for whoever is caused by it. */
  readonly context: string;
  end(outcome?: { attributes?: Record<string, string | number>; failed?: boolean; endedAt?: number }): void;
}

/** Where spans are begun; what has ended is exported in the background, and dropped where nobody takes it. */
export interface Tracing {
  start(name: string, options?: SpanOptions): Span;
  /** Exports what is left, for at most a second or two. */
  close(): Promise<void>;
}
