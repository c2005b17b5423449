import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type UserIds, canEnter } from './unprivileged.js';

const OUTSIDE = '/var/lib/palaver';

/**
 * The folder a cluster really lives in. As root it belongs to the unprivileged account; where that account cannot enter
 * the home (a checkout under /root), the folder stands under /var/lib/palaver and the home holds a link to it.
 */
export function placeFor(dir: string, user: UserIds | null): string {
  if (user === null) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    return dir;
  }
  mkdirSync(dirname(dir), { recursive: true });
  openOwnFolder(dirname(dir), user);
  const place = canEnter(dirname(dir), user) ? dir : linkedPlace(dir);
  mkdirSync(dirname(place), { recursive: true, mode: 0o711 });
  if (!existsSync(place)) {
    mkdirSync(place, { mode: 0o700 });
  }
  chownSync(place, user.uid, user.gid);
  return place;
}

/** The home itself may be walked through, not listed, by that account; folders above it are not ours to open. */
function openOwnFolder(folder: string, user: UserIds): void {
  const { mode } = statSync(folder);
  if (!canEnter(folder, user) && canEnter(dirname(folder), user)) {
    chmodSync(folder, (mode & 0o7777) | 0o011);
  }
}

function linkedPlace(dir: string): string {
  if (lstatSync(dir, { throwIfNoEntry: false })?.isSymbolicLink()) {
    return readlinkSync(dir);
  }
  const place = join(OUTSIDE, createHash('sha256').update(dir).digest('hex').slice(0, 12), 'postgres');
  if (lstatSync(dir, { throwIfNoEntry: false }) === undefined) {
    symlinkSync(place, dir);
  }
  return place;
}
