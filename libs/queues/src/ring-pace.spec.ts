import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { RingPace } from './ring-pace.js';

const ids = (from: number, count: number) => Array.from({ length: count }, (_, n) => String(from + n));

describe('the pace of rings', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  function world() {
    const rings: string[][] = [];
    return { rings, pace: new RingPace((rung) => rings.push(rung)) };
  }

  it('rings at once after a quiet moment, and 20 ms later for all that came meanwhile', () => {
    const { rings, pace } = world();
    pace.add(['1']);
    pace.add(['2']);
    jest.advanceTimersByTime(19);
    pace.add(['3']);
    expect(rings).toEqual([['1']]);
    jest.advanceTimersByTime(1);
    expect(rings).toEqual([['1'], ['2', '3']]);
    jest.advanceTimersByTime(20);
    pace.add(['4']);
    expect(rings[2]).toEqual(['4']);
  });

  it('does not wait for more than fills a list', () => {
    const { rings, pace } = world();
    pace.add(['1']);
    pace.add(ids(2, 40));
    pace.add(ids(42, 24));
    expect(rings.map(({ length }) => length)).toEqual([1, 64]);
    jest.advanceTimersByTime(100);
    expect(rings).toHaveLength(2);
  });

  it('keeps nothing back when it is released', () => {
    const { rings, pace } = world();
    pace.add(['1']);
    pace.add(['2']);
    pace.release();
    pace.release();
    expect(rings).toEqual([['1'], ['2']]);
  });
});
