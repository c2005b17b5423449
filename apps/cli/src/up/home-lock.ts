import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { CommandError } from '../command-error.js';
import { isErrno } from '../stores/errno.js';
import { type ProcessMark, isAlive, markOf, readMark } from '../stores/process-mark.js';
import { type Home } from './home.js';

/** Takes the home for this process; the returned function gives it back. A lock whose holder is gone is taken over. */
export function lockHome(home: Home): () => void {
  const lock = home.at('lock.json');
  const mine = markOf(process.pid);
  if (mine === null) {
    throw new Error('this process cannot read its own start time');
  }
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (place(lock, mine)) {
      return () => rmSync(lock, { force: true });
    }
    const holder = readMark(lock);
    if (holder !== null && isAlive(holder)) {
      throw new CommandError(
        `Palaver already runs on ${home.dir} (process ${holder.pid}); stop it first or choose another --home.`,
      );
    }
    removeStale(lock, holder);
  }
  throw new CommandError(`another start on ${home.dir} is going on at this moment; try again.`);
}

/** A link appears with its content in one step, so nobody ever reads half a lock. */
function place(lock: string, mine: ProcessMark): boolean {
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, JSON.stringify(mine), { mode: 0o600 });
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) {
      return false;
    }
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

function removeStale(lock: string, stale: ProcessMark | null): void {
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
    const taken = readMark(aside);
    // Someone else replaced the stale lock between our look and our move: put his back.
    if (taken !== null && (taken.pid !== stale?.pid || taken.started !== stale.started)) {
      linkSync(aside, lock);
    }
  } catch (error) {
    if (!isErrno(error, 'ENOENT') && !isErrno(error, 'EEXIST')) {
      throw error;
    }
  } finally {
    rmSync(aside, { force: true });
  }
}
