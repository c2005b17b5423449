import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensure, root, runScript } from './ensure.mjs';
import { generateClients } from './sdk-generate.mjs';

const FOLDER = join(root, 'docs', 'api');

/** The documents as the built code makes them, by the file each is kept in. */
export async function builtDocuments() {
  const built = (app) => import(join(root, `dist/apps/${app}/src/openapi/build-openapi.js`));
  const [gateway, admin] = [await built('gateway'), await built('admin')];
  return {
    'gateway.json': textOf(gateway.buildOpenApi('https://palaver.example')),
    'admin.json': textOf(admin.buildOpenApi()),
  };
}

export const fileOf = (name) => join(FOLDER, name);

const textOf = (document) => `${JSON.stringify(document, null, 2)}\n`;

if (process.argv[1] === import.meta.filename) {
  await runScript(async () => {
    await ensure();
    mkdirSync(FOLDER, { recursive: true });
    const documents = await builtDocuments();
    for (const [name, text] of Object.entries(documents)) {
      writeFileSync(fileOf(name), text);
      console.log(`openapi: wrote docs/api/${name}`);
    }
    await generateClients(documents);
    console.log('openapi: wrote libs/sdk/src/generated');
  });
}
