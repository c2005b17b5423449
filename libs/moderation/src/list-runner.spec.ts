import { describe, expect, it } from '@jest/globals';
import { type Database, StoreUnavailableError, type WorkRepository } from '@palaver/persistence';
import { ListRunner } from './list-runner.js';
import type { Moderation } from './moderation.js';

/** A database in which the given ids fail, and everything asked of it in order. */
function world(options: { fails?: Record<string, Error>; pings?: boolean; attempts?: Record<string, number> } = {}) {
  const log: string[] = [];
  const { fails = {}, attempts = {} } = options;
  const work = {
    pendingByAttempts: (ids: string[]) =>
      Promise.resolve([...ids].sort((a, b) => (attempts[a] ?? 0) - (attempts[b] ?? 0))),
    wasTried: (id: string) => Promise.resolve((attempts[id] ?? 0) > 0),
    beginAttempt: (id: string) => Promise.resolve(void log.push(`begin ${id}`)),
    takeBackAttempt: (id: string) => Promise.resolve(void log.push(`take back ${id}`)),
    recordFailure: (id: string, text: string, counted: boolean) =>
      Promise.resolve(void log.push(`failed ${id} ${text} ${counted}`)),
  } as unknown as WorkRepository;
  const moderation = {
    prepare: (ids: string[]) => Promise.resolve(void log.push(`prepare ${ids.join()}`)),
    decide: (ids: string[]) => {
      const bad = ids.find((id) => fails[id]);
      log.push(`decide ${ids.join()}`);
      return bad === undefined ? Promise.resolve({ left: [] }) : Promise.reject(fails[bad] ?? new Error('unknown'));
    },
  } as unknown as Moderation;
  const db = { ping: () => Promise.resolve(options.pings ?? true) } as unknown as Database;
  return { log, runner: new ListRunner(db, work, moderation, { onFailure: () => undefined }) };
}

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('a list', () => {
  it('runs as one when nothing fails', async () => {
    const { runner, log } = world();
    await runner.run(['1', '2'], false);
    expect(log).toEqual(['decide 1,2']);
  });

  it('is split when it fails, and only the bad one gets an attempt', async () => {
    const { runner, log } = world({ fails: { 2: coded('22P05', 'quotes the text') } });
    await runner.run(['1', '2', '3'], false);
    expect(log).toEqual(['decide 1,2,3', 'decide 1', 'decide 2', 'failed 2 Error 22P05 false', 'decide 3']);
  });

  it('that comes a second time is split at once, each try counted before it begins, the least tried first', async () => {
    const { runner, log } = world({ attempts: { 1: 2 } });
    await runner.run(['1', '2'], true);
    expect(log).toEqual(['prepare 1,2', 'begin 2', 'decide 2', 'begin 1', 'decide 1']);
  });

  it('of one comment that was tried before counts the try before it begins', async () => {
    const { runner, log } = world({ attempts: { 1: 3 } });
    await runner.run(['1'], false);
    expect(log).toEqual(['prepare 1', 'begin 1', 'decide 1']);
  });

  it('ends without counting anything when the database is away', async () => {
    const { runner, log } = world({ fails: { 1: coded('57P01') } });
    await expect(runner.run(['1', '2'], false)).rejects.toBeInstanceOf(StoreUnavailableError);
    expect(log).toEqual(['decide 1,2']);
  });

  it('gives back the attempt counted in advance when the database goes away', async () => {
    const { runner, log } = world({ fails: { 1: coded('ECONNREFUSED') } });
    await expect(runner.run(['1'], true)).rejects.toBeInstanceOf(StoreUnavailableError);
    expect(log).toEqual(['prepare 1', 'begin 1', 'decide 1', 'take back 1']);
  });

  it.each([
    [
      'counts a time-out against the comment when the database answers a probe',
      true,
      ['decide 1', 'decide 1', 'failed 1 Error 57014 false'],
    ],
    ['holds a time-out against the database when the probe fails too', false, ['decide 1']],
  ])('%s', async (_name, pings, expected) => {
    const { runner, log } = world({ fails: { 1: coded('57014') }, pings });
    await runner.run(['1'], false).catch((error: unknown) => expect(error).toBeInstanceOf(StoreUnavailableError));
    expect(log).toEqual(expected);
  });
});
