import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import { programPath } from './programs.js';

/** The read-only folder beside the checkout that some tests take real comments from. */
export const SHARED = join(process.cwd(), '..', 'shared');

/** What a suite may need that a machine may lack, and how its absence is told. */
const PREREQUISITES = {
  redis: { met: () => Boolean(process.env.TEST_REDIS_URL), otherwise: 'no redis-server or valkey-server is on PATH' },
  chromium: { met: () => onPath('chromium'), otherwise: 'no chromium is on PATH' },
  python: { met: () => onPath('python3'), otherwise: 'no python3 is on PATH' },
  php: { met: phpHasSqlite, otherwise: 'no php with pdo_sqlite is on PATH' },
  shared: { met: () => existsSync(SHARED), otherwise: 'there is no ../shared beside the checkout' },
};

export type Prerequisite = keyof typeof PREREQUISITES;

/** A suite that is left out, with the reason in its name, where the machine lacks what it needs. */
export function describeWith(needed: Prerequisite[], name: string, body: () => void): void {
  const missing = needed.map((key) => PREREQUISITES[key]).find(({ met }) => !met());
  if (missing === undefined) {
    describe(name, body);
  } else {
    describe.skip(`${name} [left out: ${missing.otherwise}]`, body);
  }
}

/** Debian has the module in a package of its own, php-sqlite3. */
function phpHasSqlite(): boolean {
  return spawnSync('php', ['-r', "exit(extension_loaded('pdo_sqlite') ? 0 : 1);"]).status === 0;
}

function onPath(program: string): boolean {
  return programPath(program) !== undefined;
}
