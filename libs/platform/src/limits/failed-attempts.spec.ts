import { describe, expect, it } from '@jest/globals';
import { FailedAttempts } from './failed-attempts.js';

const PROXY = '198.51.100.7';

function world(limit = 3) {
  let now = 0;
  const attempts = new FailedAttempts(
    limit,
    () => undefined,
    () => now,
  );
  const fail = (address: string, times: number) => {
    for (let n = 0; n < times; n += 1) {
      attempts.failed(address);
    }
  };
  return { attempts, fail, pass: (ms: number) => (now += ms) };
}

describe('failed attempts of an address', () => {
  it('are refused from the limit on, for the rest of the minute', () => {
    const { attempts, fail, pass } = world();
    fail(PROXY, 2);
    expect(attempts.wait(PROXY)).toBe(0);
    fail(PROXY, 1);
    expect(attempts.wait(PROXY)).toBe(60_000);
    expect(attempts.wait('203.0.113.9')).toBe(0);
    pass(60_000);
    expect(attempts.wait(PROXY)).toBe(0);
  });

  it('keep out a guess that is right, and not a site that was there before', () => {
    const { attempts, fail } = world();
    attempts.succeeded(PROXY, 'key-1');
    fail(PROXY, 9);
    expect(attempts.wait(PROXY, 'key-1')).toBe(0);
    expect(attempts.wait(PROXY, 'key-2')).toBeGreaterThan(0);
    expect(attempts.wait(PROXY)).toBeGreaterThan(0);
  });

  it('count for the whole network of an IPv6 address, and for the IPv4 address in one', () => {
    const { attempts, fail } = world();
    ['2001:db8:1:2::1', '2001:db8:1:2::2', '2001:db8:1:2:ffff::3'].forEach((address) => fail(address, 1));
    expect(attempts.wait('2001:db8:1:2::4')).toBeGreaterThan(0);
    expect(attempts.wait('2001:db8:1:3::4')).toBe(0);
    fail('::ffff:192.0.2.1', 3);
    expect(attempts.wait('192.0.2.1')).toBeGreaterThan(0);
  });

  it('are not limited at 0, and hold no more addresses than fit', () => {
    const { attempts, fail } = world(0);
    fail(PROXY, 100);
    expect(attempts.wait(PROXY)).toBe(0);
    const many = world(1);
    for (let n = 0; n < 30_000; n += 1) {
      many.fail(`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`, 1);
    }
    expect(many.attempts.wait('10.0.0.1')).toBeGreaterThan(0);
    expect(many.attempts.wait('10.0.117.0')).toBe(0);
  });
});
