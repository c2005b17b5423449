import { describe, expect, it } from '@jest/globals';
import { isRetryable, isStoreAway, isTimeout } from './store-error.js';

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('an error of the store', () => {
  it.each<[string, Error, string]>([
    ['57P01 admin shutdown', coded('57P01'), 'away'],
    ['08006 connection failure', coded('08006'), 'away'],
    ['53300 too many connections', coded('53300'), 'away'],
    ['a refused socket', coded('ECONNREFUSED'), 'away'],
    ['a cut connection', new Error('Connection terminated unexpectedly'), 'away'],
    ['57014 statement time-out', coded('57014'), 'timeout'],
    ["the client's own time-out", new Error('Query read timeout'), 'timeout'],
    ['40P01 deadlock', coded('40P01'), 'retryable'],
    ['55P03 lock not available', coded('55P03'), 'retryable'],
    ['22P05 untranslatable character', coded('22P05'), 'none'],
    ['23505 unique violation', coded('23505'), 'none'],
    ['42P01 a bug of ours', coded('42P01'), 'none'],
    ['an error without a code', new Error('boom'), 'none'],
  ])('%s is told apart', (_name, error, expected) => {
    const kinds = {
      away: isStoreAway(error),
      timeout: isTimeout(error),
      retryable: isRetryable(error),
    };
    const held = Object.entries(kinds).flatMap(([kind, holds]) => (holds ? [kind] : []));
    expect(held).toEqual(expected === 'none' ? [] : [expected]);
  });
});
