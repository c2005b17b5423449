import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logger.js';

describe('the logger', () => {
  it('keeps secrets and texts out, three levels deep', () => {
    const lines: string[] = [];
    const logger = createLogger('test', 'info', { write: (line) => lines.push(line) });
    const secrets = {
      authorization: 'canary',
      'proxy-authorization': 'canary',
      cookie: 'canary',
      'set-cookie': 'canary',
      'x-api-key': 'canary',
      'webhook-signature': 'canary',
      secret: 'canary',
      key: 'canary',
      token: 'canary',
      password: 'canary',
      webhookSecret: 'canary',
      username: 'canary',
      note: 'canary',
      text: 'canary',
      email: 'canary',
    };
    logger.info({ ...secrets, headers: secrets, request: { headers: secrets, a: { b: secrets } } }, 'said');
    const quoting = Object.assign(new Error('invalid input syntax for type bigint: "canary\nof two lines"'), {
      code: '22P02',
    });
    logger.error({ err: Object.assign(new Error('failed'), { detail: 'canary', code: '57014' }) }, 'failed');
    logger.error({ err: quoting }, 'the database quoted');
    logger.error({ err: new Error('outer', { cause: quoting }) }, 'and deeper');
    expect(lines.join()).not.toContain('canary');
    expect(JSON.parse(lines[0] as string)).toMatchObject({ app: 'test', level: 'info', msg: 'said' });
    expect(JSON.parse(lines[1] as string)).toMatchObject({ err: { code: '57014', message: 'failed' } });
    expect(JSON.parse(lines[2] as string)).toMatchObject({
      err: { code: '22P02', message: 'the database refused the data', stack: expect.stringMatching(/^ +at /) },
    });
  });
});
