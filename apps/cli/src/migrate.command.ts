import { parseArgs } from 'node:util';
import { migrate } from '@palaver/persistence';
import { databaseUrl } from './database-url.js';

/** `palaver migrate`: applies the missing migrations and names them. */
export async function migrateCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { home: { type: 'string', default: '.palaver' } } });
  const applied = await migrate(databaseUrl(values.home));
  process.stdout.write(
    applied.length === 0 ? 'nothing to apply\n' : applied.map((name) => `applied ${name}\n`).join(''),
  );
  return 0;
}
