import { describe, expect, it, jest } from '@jest/globals';
import { RuleSetChanges, type RuleSetHost, type WithRuleSets } from './rule-set-changes.js';

const reference = (hash: string, version = 1) => ({ id: 'house', version, hash });
const site = (hash: string, shadow: string | null = null, id = 'a', changedMs = 0): WithRuleSets => ({
  id,
  changedMs,
  ruleSet: reference(hash),
  shadow: shadow === null ? null : reference(shadow),
});

/** A process that reads its sites again and again, and a host whose compiling ends when told. */
function world() {
  const pending = new Map<string, { done: () => void; fail: () => void }>();
  const host = {
    prepare: jest.fn<RuleSetHost['prepare']>(
      ({ hash }) =>
        new Promise((resolve, reject) =>
          pending.set(hash, { done: resolve, fail: () => reject(new Error('cannot be compiled')) }),
        ),
    ),
    retain: jest.fn<RuleSetHost['retain']>(),
  };
  const onReady = jest.fn();
  const changes = new RuleSetChanges(host, () => Promise.resolve('{}'), onReady);
  let before = new Map<string, WithRuleSets>();
  const read = (...sites: WithRuleSets[]) => {
    const admitted = changes.admit(sites, before);
    before = new Map(admitted.map((one) => [one.id, one]));
    return admitted.map(({ ruleSet, shadow }) => [ruleSet.hash, shadow?.hash ?? null].join(' '));
  };
  return { read, host, pending, onReady };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a change of rule sets', () => {
  it('of a site met for the first time acts at once', () => {
    const { read, host } = world();
    expect(read(site('one', 'two'))).toEqual(['one two']);
    expect(host.prepare).not.toHaveBeenCalled();
  });

  it('acts when the new set is compiled; until then the one before goes on', async () => {
    const { read, host, pending, onReady } = world();
    read(site('one'));
    expect([read(site('two')), read(site('two'))]).toEqual([['one '], ['one ']]);
    expect(host.prepare.mock.calls.map(([next, replaced]) => [next.hash, replaced])).toEqual([['two', 'one']]);
    expect(host.retain).not.toHaveBeenCalled();
    pending.get('two')?.done();
    await settled();
    expect(onReady).toHaveBeenCalledTimes(1);
    expect(read(site('two'))).toEqual(['two ']);
    expect(host.retain.mock.calls).toEqual([[new Set(['two'])]]);
  });

  it('acts all the same when the set cannot be compiled', async () => {
    const { read, pending } = world();
    read(site('one'));
    read(site('two'));
    pending.get('two')?.fail();
    await settled();
    expect(read(site('two'))).toEqual(['two ']);
  });

  it('acts after a while even when compiling has not ended', () => {
    jest.useFakeTimers();
    try {
      const { read, onReady } = world();
      read(site('one'));
      read(site('two'));
      jest.advanceTimersByTime(900);
      expect(read(site('two'))).toEqual(['one ']);
      jest.advanceTimersByTime(200);
      expect(onReady).toHaveBeenCalledTimes(1);
      expect(read(site('two'))).toEqual(['two ']);
    } finally {
      jest.useRealTimers();
    }
  });

  it('that was noticed late has the less time left to compile', () => {
    jest.useFakeTimers();
    try {
      const { read, onReady } = world();
      read(site('one'));
      read(site('two', null, 'a', 700));
      jest.advanceTimersByTime(250);
      expect(onReady).not.toHaveBeenCalled();
      jest.advanceTimersByTime(100);
      expect(onReady).toHaveBeenCalledTimes(1);
      expect(read(site('two', null, 'a', 1050))).toEqual(['two ']);
    } finally {
      jest.useRealTimers();
    }
  });

  it('that is overtaken by the next never acts', async () => {
    const { read, pending } = world();
    read(site('one'));
    read(site('two'));
    expect(read(site('three'))).toEqual(['one ']);
    pending.get('two')?.done();
    await settled();
    expect(read(site('three'))).toEqual(['one ']);
    pending.get('three')?.done();
    await settled();
    expect(read(site('three'))).toEqual(['three ']);
  });

  it('to an equal content under another number needs no compiling', () => {
    const { read, host } = world();
    read(site('one'));
    expect(read({ ...site('one'), ruleSet: reference('one', 2) })).toEqual(['one ']);
    expect(host.prepare).not.toHaveBeenCalled();
  });

  it('a version goes into shadow when it is compiled, and from there to live at once', async () => {
    const { read, pending, host } = world();
    read(site('one'));
    expect(read(site('one', 'two'))).toEqual(['one ']);
    pending.get('two')?.done();
    await settled();
    expect(read(site('one', 'two'))).toEqual(['one two']);
    expect(read(site('two'))).toEqual(['two ']);
    expect(host.prepare).toHaveBeenCalledTimes(1);
  });

  it('keeps what another site still uses', async () => {
    const { read, pending, host } = world();
    read(site('one'), site('one', null, 'b'));
    read(site('two'), site('one', null, 'b'));
    pending.get('two')?.done();
    await settled();
    expect(read(site('two'), site('one', null, 'b'))).toEqual(['two ', 'one ']);
    expect(host.retain).not.toHaveBeenCalled();
  });
});
