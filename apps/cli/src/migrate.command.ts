import { parseArgs } from 'node:util';
import { databaseUrl } from './database-url.js';
import { migrateStores } from './migrate-stores.js';

/** `palaver migrate`: applies the missing migrations and names them. */
export async function migrateCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { home: { type: 'string', default: '.palaver' } } });
  const applied = await migrateStores(databaseUrl(values.home), process.env.REDIS_URL ?? null);
  process.stdout.write(
    applied.length === 0 ? 'nothing to apply\n' : applied.map((name) => `applied ${name}\n`).join(''),
  );
  return 0;
}
