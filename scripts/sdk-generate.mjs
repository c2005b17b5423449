import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { root } from './ensure.mjs';

const GENERATED = join(root, 'libs', 'sdk', 'src', 'generated');

/** Writes the clients of the documents, given by file name, into `folder`: what health checks and pages answer aside. */
export async function generateClients(documents, folder = GENERATED) {
  // Imported late: right after a clone it is not there until `ensure` has run.
  const { createClient } = await import('@hey-api/openapi-ts');
  for (const [name, text] of Object.entries(documents)) {
    const document = JSON.parse(text);
    const paths = Object.entries(document.paths).filter(
      ([, methods]) => !Object.values(methods).some(({ tags }) => tags.includes('service')),
    );
    await createClient({
      input: { ...document, paths: Object.fromEntries(paths) },
      output: { path: join(folder, name.replace('.json', '')), module: { extension: '.js' }, clean: true },
      logs: { level: 'silent', file: false },
      plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
    });
  }
}

/** Files of the committed clients that the documents would make otherwise. */
export async function staleClients(documents) {
  const folder = mkdtempSync(join(tmpdir(), 'palaver-sdk-'));
  try {
    await generateClients(documents, folder);
    const [fresh, committed] = [filesOf(folder), filesOf(GENERATED)];
    const names = new Set([...fresh.keys(), ...committed.keys()]);
    return [...names].filter((name) => fresh.get(name) !== committed.get(name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function filesOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      return [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')];
    }),
  );
}
