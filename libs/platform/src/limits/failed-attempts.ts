import ipaddr from 'ipaddr.js';

const WINDOW_MS = 60_000;
const MOST_REMEMBERED = 20_000;

/**
 * Limits how often an address may fail to say who it is. Whoever has said so before from there is let through, so that
 * nobody can lock out a site that stands behind the same proxy. In memory of one process, for a minute.
 */
export class FailedAttempts {
  private readonly failures = new Map<string, number>();
  private readonly proven = new Set<string>();
  private windowEnds = 0;

  /** @param limit failures of one address within a minute; 0 for no limit */
  constructor(
    private readonly limit: number,
    private readonly onRefused: (name: string) => void = () => undefined,
    private readonly now: () => number = Date.now,
  ) {}

  /** @returns milliseconds this address has to wait, 0 for none; `who`: whom it has shown itself to be */
  wait(address: string, who?: string): number {
    if (this.failures.size === 0 || this.limit === 0) {
      return 0;
    }
    if (this.now() >= this.windowEnds) {
      this.failures.clear();
      return 0;
    }
    const isOver = (this.failures.get(network(address)) ?? 0) >= this.limit;
    if (!isOver || (who !== undefined && this.proven.has(`${address} ${who}`))) {
      return 0;
    }
    this.onRefused('failed_attempts');
    return this.windowEnds - this.now();
  }

  failed(address: string): void {
    if (this.failures.size === 0 || this.now() >= this.windowEnds) {
      this.failures.clear();
      this.windowEnds = this.now() + WINDOW_MS;
    }
    const from = network(address);
    if (this.failures.size < MOST_REMEMBERED || this.failures.has(from)) {
      this.failures.set(from, (this.failures.get(from) ?? 0) + 1);
    }
  }

  succeeded(address: string, who: string): void {
    if (this.proven.size >= MOST_REMEMBERED) {
      this.proven.clear();
    }
    this.proven.add(`${address} ${who}`);
  }
}

/** Whoever holds one IPv6 address holds the 2^64 beside it. */
function network(address: string): string {
  if (!address.includes(':') || !ipaddr.isValid(address)) {
    return address;
  }
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4' ? parsed.toString() : parsed.toNormalizedString().split(':').slice(0, 4).join(':');
}
