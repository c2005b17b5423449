/** Where Palaver is, and how patient to be. */
export interface ClientOptions {
  /** Address of the gateway or of the admin, such as https://comments.example.org. */
  url: string;
  /** How often a request is sent at most when Palaver is busy or out of reach; 5 unless given. */
  attempts?: number;
  /** Milliseconds one attempt may take; 30,000 unless given. */
  timeoutMs?: number;
  /** Instead of Node's own, for a proxy or a test. */
  fetch?: typeof fetch;
}

export const DEFAULTS = { attempts: 5, timeoutMs: 30_000 };
