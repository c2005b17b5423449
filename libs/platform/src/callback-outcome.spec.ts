import { describe, expect, it } from '@jest/globals';
import { CallbackRefusedError } from './callback-guard.js';
import { tellAnswer, tellFailure } from './callback-outcome.js';

describe('an answer', () => {
  it.each([200, 204, 299])('of %i needs no words', (status) => {
    expect(tellAnswer(status)).toBeUndefined();
  });

  it.each([
    [301, 'answered 301: redirects are not followed; save the address it points to'],
    [404, 'answered 404'],
    [410, 'answered 410: it wants no more callbacks'],
    [500, 'answered 500'],
  ])('of %i is told as "%s"', (status, words) => {
    expect(tellAnswer(status)).toBe(words);
  });
});

const coded = (code: string) => Object.assign(new Error('as the library says it'), { code });

describe('no answer', () => {
  it.each<[unknown, string]>([
    [coded('ECONNREFUSED'), 'nobody listens at this address: the connection was refused (ECONNREFUSED)'],
    [
      coded('DEPTH_ZERO_SELF_SIGNED_CERT'),
      'its certificate is not accepted: as the library says it (DEPTH_ZERO_SELF_SIGNED_CERT)',
    ],
    [coded('CERT_HAS_EXPIRED'), 'its certificate is not accepted: as the library says it (CERT_HAS_EXPIRED)'],
    [coded('ERR_SSL_WRONG_VERSION_NUMBER'), 'does not speak TLS as expected (ERR_SSL_WRONG_VERSION_NUMBER)'],
    [coded('EWHATEVER'), 'EWHATEVER: as the library says it'],
    [new DOMException('aborted', 'TimeoutError'), 'did not answer in time'],
    [new CallbackRefusedError('must be https'), 'not called: the address must be https'],
    [new Error('something'), 'something'],
  ])('for %p is told in words', (error, words) => {
    expect(tellFailure(error)).toBe(words);
  });
});
