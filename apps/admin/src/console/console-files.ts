import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file of the built console, as it is sent. */
export interface ConsoleFile {
  type: string;
  bytes: Buffer;
  /** Present where it is smaller. */
  gzipped?: Buffer;
}

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** All files of the folder that a page asks for, by address; the page itself aside. */
export function readConsoleFiles(folder: string): Map<string, ConsoleFile> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths.flatMap((path) => {
      const type = TYPES[path.slice(path.lastIndexOf('.') + 1)];
      const address = path.slice(folder.length).split(sep).join('/');
      return type === undefined ? [] : [[address, toFile(type, readFileSync(path))] as const];
    }),
  );
}

function toFile(type: string, bytes: Buffer): ConsoleFile {
  const gzipped = gzipSync(bytes, { level: 9 });
  return gzipped.length < bytes.length ? { type, bytes, gzipped } : { type, bytes };
}
