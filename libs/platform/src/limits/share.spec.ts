import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Share, type Taken } from './share.js';

async function settled(): Promise<void> {
  for (let n = 0; n < 12; n += 1) {
    await Promise.resolve();
  }
}

/** A counter that several processes share, on a clock of our own; `away`: it answers nothing. */
class Counter {
  now = 1_000_000;
  consumed = 0;
  asked = 0;
  away = false;
  private endsAt = 0;

  constructor(private readonly seconds: number) {}

  readonly take = (points: number): Promise<Taken> => {
    this.asked += 1;
    if (this.away) {
      return Promise.reject(new Error('away'));
    }
    if (this.now >= this.endsAt) {
      this.consumed = 0;
      this.endsAt = this.now + this.seconds * 1000;
    }
    this.consumed += points;
    return Promise.resolve({ consumed: this.consumed, msLeft: this.endsAt - this.now });
  };

  share(points: number): Share {
    return new Share({ name: 'requests', points, seconds: this.seconds }, this.take, () => this.now);
  }
}

describe('a share of a quota', () => {
  it('lets through what the quota allows, and not one more, until the window ends', async () => {
    const counter = new Counter(60);
    const share = counter.share(100);
    for (let n = 0; n < 100; n += 1) {
      expect(share.spend(1)).toBe(0);
      await settled();
    }
    expect(share.spend(1)).toBe(60_000);
    counter.now += 59_999;
    expect(share.spend(1)).toBe(1);
    counter.now += 1;
    expect(share.spend(1)).toBe(0);
  });

  it('asks the counter once for many requests', async () => {
    const counter = new Counter(60);
    const share = counter.share(100_000);
    let refused = 0;
    for (let n = 0; n < 50_000; n += 1) {
      refused += share.spend(1) === 0 ? 0 : 1;
      if (n % 500 === 0) {
        await settled();
      }
    }
    expect(refused).toBe(0);
    expect(counter.asked).toBeLessThan(40);
  });

  it('spends at once, or not at all', () => {
    const share = new Counter(60).share(10);
    expect(share.spend(8)).toBe(0);
    expect(share.spend(3)).toBeGreaterThan(0);
    expect(share.spend(2)).toBe(0);
  });

  it('goes on with what was known to be left while the counter does not answer', async () => {
    const counter = new Counter(60);
    const share = counter.share(10);
    counter.away = true;
    for (let n = 0; n < 10; n += 1) {
      expect(share.spend(1)).toBe(0);
      await settled();
    }
    expect(share.spend(1)).toBeGreaterThan(0);
  });

  it('several together overdraw by no more than they spend between two answers, and leave little unspent', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 20, max: 1000 }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 20, maxLength: 60 }),
        async (processes, points, rounds) => {
          const counter = new Counter(60);
          const shares = Array.from({ length: processes }, () => counter.share(points));
          let passed = 0;
          let refused = 0;
          for (let round = 0; passed < points && refused < 200; round += 1) {
            for (const share of shares) {
              for (let n = rounds[round % rounds.length] ?? 1; n > 0; n -= 1) {
                if (share.spend(1) === 0) {
                  passed += 1;
                } else {
                  refused += 1;
                }
              }
            }
            await settled();
          }
          const perAnswer = 5 * processes;
          expect(passed).toBeLessThanOrEqual(points + perAnswer);
          expect(passed).toBeGreaterThanOrEqual(points - processes * (Math.ceil(points / 50) + 5));
        },
      ),
      { numRuns: 50 },
    );
  }, 60_000);
});
