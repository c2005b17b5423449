import { rateLimited } from './key-quotas.js';
import { type FailedAttempts } from './failed-attempts.js';
import { type PointCounter } from './point-counter.js';
import { type Share } from './share.js';

const WINDOW_SECONDS = 900;
const MOST_KEPT = 10_000;

/**
 * How often one account may be tried: in all processes together, in memory of each while Redis is away. An address from
 * which somebody has signed in to the account is counted apart, so that strangers do not lock him out.
 */
export class SignInLimits {
  private readonly shares = new Map<string, Share>();
  private readonly proven = new Set<string>();

  /** @param points tries of one account within a quarter of an hour; 0 for no limit */
  constructor(
    private readonly counter: Pick<PointCounter, 'share'>,
    private readonly points: number,
    private readonly addresses: FailedAttempts,
    private readonly onRefused: (name: string) => void = () => undefined,
  ) {}

  /**
   * Counts a try.
   * @param account an id or a hash of the account, never the account itself
   * @throws ProblemError 429
   */
  admit(account: string, address: string): void {
    const addressWaits = this.addresses.wait(address, account);
    if (addressWaits > 0) {
      throw rateLimited(addressWaits, 'Too many tries from this address failed');
    }
    const waitMs = this.points === 0 ? 0 : this.share(this.keyOf(account, address)).spend(1);
    if (waitMs > 0) {
      this.onRefused('sign-ins');
      throw rateLimited(waitMs, 'There were too many tries to sign in to this account');
    }
  }

  failed(address: string): void {
    this.addresses.failed(address);
  }

  succeeded(account: string, address: string): void {
    this.addresses.succeeded(address, account);
    if (this.proven.size >= MOST_KEPT) {
      this.proven.clear();
    }
    this.proven.add(`${account} ${address}`);
  }

  private keyOf(account: string, address: string): string {
    const key = `${account} ${address}`;
    return this.proven.has(key) ? key : account;
  }

  private share(key: string): Share {
    const known = this.shares.get(key);
    if (known) {
      return known;
    }
    if (this.shares.size >= MOST_KEPT) {
      this.shares.forEach((share, kept) => share.isOver && this.shares.delete(kept));
    }
    const share = this.counter.share({ name: 'sign-ins', points: this.points, seconds: WINDOW_SECONDS }, key);
    this.shares.set(key, share);
    return share;
  }
}
