import { CommandError } from '../command-error.js';
import { type Postgres, probe, startPostgres } from '../stores/postgres.js';
import { probeRedis, redisAddress } from '../stores/redis-probe.js';
import { type Redis, startRedis } from '../stores/redis.js';
import { type Home } from './home.js';

export interface Stores {
  databaseUrl: string;
  redisUrl: string | null;
  pids: Record<string, number>;
  stop(): Promise<void>;
}

interface Reached {
  url: string;
  pids: Record<string, number>;
}

type Store = Pick<Postgres | Redis, 'running' | 'exited' | 'restart' | 'stop'>;

/** The stores of `palaver up`: those named by DATABASE_URL and REDIS_URL, else private ones in the home. */
export async function startStores(home: Home, say: (line: string) => void): Promise<Stores> {
  const started: Watched[] = [];
  const stop = async () => {
    await Promise.all(started.map((store) => store.stop()));
  };
  try {
    const postgres = await database(home, say, started);
    const redis = await queue(home, say, started);
    return {
      databaseUrl: postgres.url,
      redisUrl: redis?.url ?? null,
      pids: { ...postgres.pids, ...redis?.pids },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function database(home: Home, say: (line: string) => void, started: Watched[]): Promise<Reached> {
  const given = process.env.DATABASE_URL;
  if (given) {
    const failure = await probe(given);
    if (failure !== null) {
      throw new CommandError(`the database named by DATABASE_URL cannot be used: ${failure}`);
    }
    say('database: the one named by DATABASE_URL');
    return { url: given, pids: {} };
  }
  const postgres = await startPostgres({ dir: home.at('postgres'), log: home.log('postgres') });
  started.push(new Watched('Postgres', postgres, say));
  say(`database: own Postgres, data in ${postgres.dir}`);
  return { url: postgres.url, pids: { postgres: postgres.pid } };
}

async function queue(home: Home, say: (line: string) => void, started: Watched[]): Promise<Reached | null> {
  const given = process.env.REDIS_URL;
  if (given) {
    const failure = await probeRedis(given);
    if (failure !== null) {
      throw new CommandError(`the Redis named by REDIS_URL (${redisAddress(given)}) cannot be used: ${failure}`);
    }
    say('queue: the Redis named by REDIS_URL');
    return { url: given, pids: {} };
  }
  const redis = await startRedis({ dir: home.at('redis'), log: home.log('redis') });
  if (redis === null) {
    say(
      'queue: in Postgres, as no redis-server or valkey-server is on PATH; this costs about two fifths of the throughput',
    );
    return null;
  }
  started.push(new Watched('Redis', redis, say));
  say('queue: own Redis');
  return { url: redis.url, pids: { redis: redis.pid } };
}

/** Starts a store again on the same data when it ends by itself. */
class Watched {
  private stopping = false;

  constructor(
    private readonly name: string,
    private readonly store: Store,
    private readonly say: (line: string) => void,
  ) {
    void this.watch();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.store.stop();
  }

  private async watch(): Promise<void> {
    for (let pauseMs = 500; !this.stopping; pauseMs = Math.min(pauseMs * 2, 30_000)) {
      await this.store.exited();
      if (this.stopping) {
        return;
      }
      this.say(`${this.name} ended; starting it again in ${pauseMs / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, pauseMs).unref());
      await this.revive();
    }
  }

  private async revive(): Promise<void> {
    if (this.stopping) {
      return;
    }
    try {
      await this.store.restart();
      this.say(`${this.name} runs again`);
    } catch (error) {
      this.say(error instanceof Error ? error.message : String(error));
    }
    // Stopped while it was starting: stop() saw the ended process, so the new one is ours to end.
    if (this.stopping) {
      await this.store.stop();
    }
  }
}
