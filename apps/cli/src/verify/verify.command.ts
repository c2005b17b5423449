import { parseArgs } from 'node:util';
import { openDatabase } from '@palaver/persistence';
import { databaseUrl } from '../database-url.js';
import { verifyChains } from './chains.js';
import { verifyDecisions } from './decisions.js';
import { REPLAY_OPTIONS, replayScope } from './replay-options.js';

/** `palaver verify [--replay]`: 1 when something is not as it was written. */
export async function verifyCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: REPLAY_OPTIONS });
  const scope = replayScope(values);
  const db = await openDatabase(databaseUrl(values.home), { role: 'app', max: 2, applicationName: 'palaver-verify' });
  const say = (line: string) => process.stdout.write(`${line}\n`);
  try {
    return values.replay ? await verifyDecisions(db, scope, values.json, say) : await verifyChains(db, values, say);
  } finally {
    await db.close();
  }
}
