import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logger.js';

describe('the logger', () => {
  it('keeps secrets and texts out, three levels deep', () => {
    const lines: string[] = [];
    const logger = createLogger('test', 'info', { write: (line) => lines.push(line) });
    const secrets = {
      authorization: 'canary',
      cookie: 'canary',
      'webhook-signature': 'canary',
      secret: 'canary',
      key: 'canary',
      token: 'canary',
      text: 'canary',
      email: 'canary',
    };
    logger.info({ ...secrets, headers: secrets, request: { headers: secrets, a: { b: secrets } } }, 'said');
    logger.error({ err: Object.assign(new Error('failed'), { detail: 'canary', code: '22P02' }) }, 'failed');
    expect(lines.join()).not.toContain('canary');
    expect(JSON.parse(lines[0] as string)).toMatchObject({ app: 'test', level: 'info', msg: 'said' });
    expect(JSON.parse(lines[1] as string)).toMatchObject({ err: { code: '22P02', message: 'failed' } });
  });
});
