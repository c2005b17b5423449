import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { EnsureError } from './ensure.mjs';

/** Where the machine's Chromium is; says how to get it where there is none. */
export function chromiumPath() {
  const path = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'chromium'));
  const found = path.find(existsSync);
  if (found === undefined) {
    throw new EnsureError('no chromium is on PATH; on Debian and Ubuntu it comes with: apt-get install chromium');
  }
  return found;
}
