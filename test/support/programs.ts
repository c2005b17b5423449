import { accessSync } from 'node:fs';
import { join } from 'node:path';

/** Where a program is on PATH; undefined when it is not there. */
export function programPath(program: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(':')
    .map((folder) => join(folder, program))
    .find(isThere);
}

function isThere(path: string): boolean {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
}
