import { DataSource, type EntityManager } from 'typeorm';
import type { Pool, PoolClient } from 'pg';
import { StoreUnavailableError } from './ingest/ingest-item.js';
import { MIGRATIONS } from './migrations/all.js';

/** SQL text, or a statement with a name, which Postgres then plans once per connection. */
export type Statement = string | { name: string; text: string };

export interface Transaction {
  query<Row = Record<string, unknown>>(statement: Statement, values?: unknown[]): Promise<Row[]>;
}

export interface SiteTransaction extends Transaction {
  readonly manager: EntityManager;
}

export interface DatabaseOptions {
  /** `app` is held to `palaver.sites` by row-level security, `pipeline` serves many sites, `owner` migrates. */
  role: 'app' | 'pipeline' | 'owner';
  max?: number;
  applicationName?: string;
}

/** A pool whose statements run under one role, with time limits on both ends of the wire. */
export class Database {
  private readonly pool: Pool;

  constructor(private readonly source: DataSource) {
    this.pool = (source.driver as unknown as { master: Pool }).master;
  }

  async query<Row = Record<string, unknown>>(statement: Statement, values: unknown[] = []): Promise<Row[]> {
    return run<Row>(this.pool, statement, values);
  }

  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    // A connection can be lost between two statements, when no query is there to be told; unheard, that ends the process.
    const onError = (error: Error) => (broken = error);
    client.on('error', onError);
    try {
      await client.query('BEGIN');
      const result = await work({ query: (statement, values = []) => run(client, statement, values) });
      await client.query('COMMIT');
      return result;
    } catch (error) {
      // A connection that cannot even roll back is in an unknown state and must not be used again.
      await client.query('ROLLBACK').catch((reason: Error) => (broken = reason));
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  /** Runs `work` with row-level security open for `sites` alone (`['*']`: all). */
  async forSites<T>(sites: readonly string[], work: (tx: SiteTransaction) => Promise<T>): Promise<T> {
    return this.source.transaction(async (manager) => {
      await manager.query(`SELECT set_config('palaver.sites', $1::text[]::text, true)`, [sites]);
      const query = async <Row>(statement: Statement, values: unknown[] = []) => {
        const text = typeof statement === 'string' ? statement : statement.text;
        // The plain result of an UPDATE or DELETE is not its rows but a pair of rows and count.
        const result = await manager.queryRunner!.query(text, values, true);
        return result.records as Row[];
      };
      return work({ query, manager });
    });
  }

  /** Applies what is missing under an advisory lock. */
  async migrate(): Promise<string[]> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.query('SELECT pg_advisory_lock(7152523)');
      const applied = await this.source.runMigrations({ transaction: 'each' });
      await runner.query('SELECT pg_advisory_unlock(7152523)');
      return applied.map((migration) => migration.name);
    } finally {
      await runner.release();
    }
  }

  async ping(): Promise<boolean> {
    return this.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }

  async close(): Promise<void> {
    await this.source.destroy();
  }
}

async function run<Row>(on: Pool | PoolClient, statement: Statement, values: unknown[]): Promise<Row[]> {
  const config = typeof statement === 'string' ? { text: statement, values } : { ...statement, values };
  const result = await on.query<Row & object>(config);
  return result.rows;
}

/**
 * Every statement of the pipeline goes by keys, a list of 64 at a time. The plans it keeps are made while tables are
 * small, when reading a table whole looks cheap, and would cost more with every comment stored.
 */
const BY_KEYS = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'].map((way) => `-c ${way}=off`).join(' ');

function serverOptions(role: DatabaseOptions['role']): string | undefined {
  if (role === 'owner') {
    return undefined;
  }
  return `-c role=palaver_${role} -c jit=off ${role === 'pipeline' ? BY_KEYS : ''}`;
}

/** @throws StoreUnavailableError when Postgres does not answer. */
export async function openDatabase(url: string, options: DatabaseOptions): Promise<Database> {
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migration',
    applicationName: options.applicationName ?? 'palaver',
    poolSize: options.max ?? 10,
    connectTimeoutMS: 2000,
    poolErrorHandler: () => undefined,
    extra: {
      query_timeout: options.role === 'owner' ? 120_000 : 5000,
      statement_timeout: options.role === 'owner' ? 115_000 : 4000,
      lock_timeout: options.role === 'owner' ? 0 : 2000,
      idle_in_transaction_session_timeout: 10_000,
      keepAlive: true,
      options: serverOptions(options.role),
    },
  });
  try {
    await source.initialize();
  } catch (error) {
    throw new StoreUnavailableError(`Postgres does not answer: ${(error as Error).message}`, { cause: error });
  }
  return new Database(source);
}

/** Brings the schema up to date, one process at a time, and returns the names of what was applied. */
export async function migrate(url: string): Promise<string[]> {
  const db = await openDatabase(url, { role: 'owner', max: 2, applicationName: 'palaver-migrate' });
  try {
    return await db.migrate();
  } finally {
    await db.close();
  }
}
