import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { TokenUses } from './token-uses.js';

function setUp() {
  const touched: string[] = [];
  const state = { now: 1_000_000, fails: false };
  const touch = (id: string) => {
    touched.push(id);
    return state.fails ? Promise.reject(new Error('away')) : Promise.resolve();
  };
  return { state, touched, uses: new TokenUses({ touch }, () => state.now) };
}
const never = (id: string) => ({ id, lastUsedAt: null });

describe('the last use of a token', () => {
  it('is written with the first use, and again after a minute', () => {
    const { state, touched, uses } = setUp();
    uses.note(never('a'));
    uses.note(never('a'));
    uses.note(never('b'));
    expect(touched).toEqual(['a', 'b']);
    state.now += 60_000;
    uses.note(never('a'));
    expect(touched).toEqual(['a', 'b', 'a']);
  });

  it('is left alone where another process has just written it', () => {
    const { state, touched, uses } = setUp();
    uses.note({ id: 'a', lastUsedAt: new Date(state.now - 59_000) });
    expect(touched).toEqual([]);
    uses.note({ id: 'a', lastUsedAt: new Date(state.now - 61_000) });
    expect(touched).toEqual(['a']);
  });

  it('that could not be written is written with the next use', async () => {
    const { state, touched, uses } = setUp();
    state.fails = true;
    uses.note(never('a'));
    await turn();
    uses.note(never('a'));
    expect(touched).toEqual(['a', 'a']);
  });
});
