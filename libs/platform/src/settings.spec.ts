import { describe, expect, it } from '@jest/globals';
import { readSettings, type SettingsError } from './settings.js';

const good = { DATABASE_URL: 'postgres://u:p@127.0.0.1/palaver', PALAVER_MASTER_KEY: 'ab'.repeat(32) };

function problems(environment: NodeJS.ProcessEnv): string[] {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    return (error as SettingsError).problems;
  }
}

describe('readSettings', () => {
  it('fills in what is not given', () => {
    expect(readSettings(good)).toMatchObject({
      queueBackend: 'postgres',
      queuePrefix: 'palaver',
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      shutdownSeconds: 8,
      callbackAllowed: [],
    });
  });

  it('uses Redis when there is one', () => {
    expect(readSettings({ ...good, REDIS_URL: 'redis://127.0.0.1' }).queueBackend).toBe('redis');
  });

  it('names every bad variable at once, each in a sentence', () => {
    const bad = { DATABASE_URL: 'mysql://x', GATEWAY_PORT: 'http', LOG_LEVEL: 'loud', QUEUE_BACKEND: 'kafka' };
    expect(problems(bad)).toEqual([
      'DATABASE_URL must begin with postgres://.',
      'QUEUE_BACKEND must be redis or postgres.',
      'GATEWAY_PORT must be a port number.',
      expect.stringContaining('LOG_LEVEL must be one of fatal'),
      expect.stringContaining('PALAVER_MASTER_KEY_FILE is missing'),
    ]);
  });

  it('counts an empty variable as absent', () => {
    expect(problems({ ...good, DATABASE_URL: '' })).toEqual([expect.stringContaining('DATABASE_URL is missing')]);
    expect(readSettings({ ...good, REDIS_URL: '' }).redisUrl).toBeUndefined();
  });

  it('says so when the key file cannot be read, and does not show a key', () => {
    const { DATABASE_URL } = good;
    expect(problems({ DATABASE_URL, PALAVER_MASTER_KEY_FILE: '/nowhere/key' })).toEqual([
      'PALAVER_MASTER_KEY_FILE cannot be read: ENOENT.',
    ]);
    expect(problems({ DATABASE_URL, PALAVER_MASTER_KEY: 'canary' }).join()).not.toContain('canary');
  });
});
