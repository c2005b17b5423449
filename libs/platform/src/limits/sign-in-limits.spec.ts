import { describe, expect, it } from '@jest/globals';
import { FailedAttempts } from './failed-attempts.js';
import { Share } from './share.js';
import { SignInLimits } from './sign-in-limits.js';

function setUp(points = 3, failures = 100) {
  const spent = new Map<string, number>();
  const counter = {
    share: (quota: ConstructorParameters<typeof Share>[0], key: string) =>
      new Share(quota, (taken) => {
        const consumed = (spent.get(key) ?? 0) + taken;
        spent.set(key, consumed);
        return Promise.resolve({ consumed, msLeft: 900_000 });
      }),
  };
  return new SignInLimits(counter, points, new FailedAttempts(failures));
}
const tries = (limits: SignInLimits, account: string, address: string, count: number) =>
  Array.from({ length: count }, () => {
    try {
      limits.admit(account, address);
      return 'admitted';
    } catch (error) {
      return (error as { status: number }).status;
    }
  });

describe('tries to sign in', () => {
  it('are counted by account, whatever address they come from', () => {
    const limits = setUp();
    expect(tries(limits, 'ann', '192.0.2.1', 2)).toEqual(['admitted', 'admitted']);
    expect(tries(limits, 'ann', '192.0.2.2', 2)).toEqual(['admitted', 429]);
    expect(tries(limits, 'bob', '192.0.2.2', 1)).toEqual(['admitted']);
  });

  it('of strangers do not lock out an address from which somebody has signed in', () => {
    const limits = setUp();
    limits.succeeded('ann', '192.0.2.1');
    expect(tries(limits, 'ann', '192.0.2.66', 4)).toEqual(['admitted', 'admitted', 'admitted', 429]);
    expect(tries(limits, 'ann', '192.0.2.1', 4)).toEqual(['admitted', 'admitted', 'admitted', 429]);
  });

  it('from an address that failed too often are refused for every account it has not signed in to', () => {
    const limits = setUp(100, 2);
    limits.succeeded('ann', '192.0.2.1');
    limits.failed('192.0.2.1');
    limits.failed('192.0.2.1');
    expect(tries(limits, 'bob', '192.0.2.1', 1)).toEqual([429]);
    expect(tries(limits, 'ann', '192.0.2.1', 1)).toEqual(['admitted']);
  });

  it('are not limited by 0', () => {
    expect(new Set(tries(setUp(0), 'ann', '192.0.2.1', 50))).toEqual(new Set(['admitted']));
  });
});
