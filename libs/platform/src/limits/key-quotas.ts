import { ProblemError } from '../problem-error.js';
import { type PointCounter } from './point-counter.js';
import { type Quota, type Share } from './share.js';

const WINDOW_SECONDS = 60;
const MOST_KEPT = 10_000;

/** What is limited, and in what it is counted, as RateLimit headers name it. */
const UNITS: Record<string, string> = { bytes: ';qu="content-bytes"' };

/** Points a minute by what they are spent on; 0: unlimited. */
export type QuotaPoints = Record<string, number>;

/** What one key may spend. */
export class KeyQuotas {
  private readonly shares: ReadonlyMap<string, Share>;
  private readonly policy: string;

  constructor(
    shares: readonly Share[],
    private readonly onRefused: (name: string) => void,
  ) {
    this.shares = new Map(shares.map((share) => [share.quota.name, share]));
    this.policy = shares
      .map(({ quota: { name, points, seconds } }) => `"${name}";q=${points};w=${seconds}${UNITS[name] ?? ''}`)
      .join(', ');
  }

  /** @throws ProblemError 429, when nothing is spent of this */
  spend(name: string, points: number): void {
    const share = this.shares.get(name);
    const waitMs = share?.spend(points) ?? 0;
    if (share && waitMs > 0) {
      this.onRefused(name);
      throw rateLimited(waitMs, `It is limited to ${share.quota.points} ${name} in ${share.quota.seconds} seconds`, {
        ...this.headers(),
        ratelimit: itemOf(share),
      });
    }
  }

  /** RateLimit headers, of the quota that is nearest to its end. */
  headers(): Record<string, string> {
    let tightest: Share | undefined;
    let least = Infinity;
    for (const share of this.shares.values()) {
      const part = share.left / share.quota.points;
      if (part < least && !share.isOver) {
        least = part;
        tightest = share;
      }
    }
    return tightest ? { 'ratelimit-policy': this.policy, ratelimit: itemOf(tightest) } : {};
  }

  get isOver(): boolean {
    return [...this.shares.values()].every((share) => share.isOver);
  }
}

/** The quotas of every key that was lately here. */
export class Quotas {
  private readonly kept = new Map<string, KeyQuotas>();

  constructor(
    private readonly counter: Pick<PointCounter, 'share'>,
    private readonly points: QuotaPoints,
    /** Sites with more or less than the rest: id -> factor. */
    private readonly factors: ReadonlyMap<string, number> = new Map(),
    private readonly onRefused: (name: string) => void = () => undefined,
  ) {}

  of(keyId: string, siteId?: string): KeyQuotas {
    const known = this.kept.get(keyId);
    if (known) {
      return known;
    }
    if (this.kept.size >= MOST_KEPT) {
      this.kept.forEach((quotas, id) => quotas.isOver && this.kept.delete(id));
    }
    const factor = (siteId === undefined ? undefined : this.factors.get(siteId)) ?? 1;
    const shares = Object.entries(this.points)
      .filter(([, points]) => points > 0)
      .map(([name, points]): Quota => ({ name, points: Math.ceil(points * factor), seconds: WINDOW_SECONDS }))
      .map((quota) => this.counter.share(quota, keyId));
    const quotas = new KeyQuotas(shares, this.onRefused);
    this.kept.set(keyId, quotas);
    return quotas;
  }
}

/** 429 that says how long to wait. */
export function rateLimited(waitMs: number, what: string, headers: Record<string, string> = {}): ProblemError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new ProblemError(429, 'rate-limited', `${what}; send it again in ${seconds} seconds, and slower.`, {
    headers: { ...headers, 'retry-after': String(seconds) },
  });
}

function itemOf(share: Share): string {
  return `"${share.quota.name}";r=${Math.floor(share.left)};t=${share.resetSeconds}`;
}
