import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ensure.mjs';
import { techniques } from './corpus-techniques.mjs';

export const corpusFolder = join(root, 'corpus');
const sourcesFolder = join(corpusFolder, 'sources');

export function corpusPacks() {
  return readdirSync(sourcesFolder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

function disguise({ term, technique, make, carrier }) {
  const made = make(term);
  if (made === undefined) {
    return [];
  }
  const [head = '', tail = ''] = carrier.split('{}');
  const start = head.length + made.before.length;
  const text = head + made.before + made.form + made.after + tail;
  return [{ term, technique, text, span: [start, start + made.form.length] }];
}

/** Every term of a pack under every technique of its script; sentences take turns. */
export function disguisesOf(pack) {
  const { sets } = JSON.parse(readFileSync(join(sourcesFolder, `${pack}.json`), 'utf8'));
  return sets.flatMap(({ script, terms, carriers }) =>
    terms.flatMap((term, i) =>
      Object.entries(techniques[script]).flatMap(([technique, make], j) =>
        disguise({ term, technique, make, carrier: carriers[(i * 11 + j * 3) % carriers.length] }),
      ),
    ),
  );
}

export const toLines = (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** `node scripts/corpus.mjs` writes the disguises anew from `corpus/sources`. */
if (process.argv[1] === import.meta.filename) {
  for (const pack of corpusPacks()) {
    writeFileSync(join(corpusFolder, `${pack}.disguises.ndjson`), toLines(disguisesOf(pack)));
  }
}
