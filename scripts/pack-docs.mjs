import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ensure.mjs';
import { wordsOfCondition, wordsOfExample, wordsOfList, wordsOfScore } from './pack-docs-words.mjs';

const folder = join(root, 'packs');
export const docsFolder = join(root, 'docs', 'packs');
export const packNames = () =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
/** Examples may hold anything, also what Markdown would take for markup. */
const quote = (text) => `\`\` ${text.replaceAll('\n', ' ')} \`\``;

function examples(word, given) {
  return given === undefined || given.length === 0
    ? []
    : [`${word}: ${given.map((example) => quote(wordsOfExample(example))).join(' · ')}`];
}

function section({ id, group, score, reason, say, mode, when, absorbs, tests = {} }) {
  const condition = typeof when === 'string' ? `\`${when}\`` : wordsOfCondition(when);
  return [
    `### ${id}`,
    [
      say === undefined ? '' : `“${say}”`,
      `Group \`${group}\`, ${reason === undefined ? 'no reason code' : `reason \`${reason}\``}, ${wordsOfScore(score)}${mode === undefined ? '' : `, mode ${mode}`}.`,
    ].join(' '),
    `When ${condition}.`,
    ...(absorbs === undefined ? [] : [`Takes the place of ${absorbs.map((one) => `\`${one}\``).join(', ')}.`]),
    ...examples('Hits', tests.hit),
    ...examples('No hit', tests.miss),
  ].join('\n\n');
}

function lists(given) {
  const rows = Object.entries(given).map(([name, list]) => {
    const { sources, match, views, spared } = wordsOfList(list);
    return [`\`${name}\``, sources, match, views, spared];
  });
  return rows.length === 0 ? [] : ['## Lists', table(['list', 'entries from', 'match', 'views', 'except'], rows)];
}

function forces(given) {
  return given.length === 0
    ? []
    : [
        '## Whatever the score',
        given
          .map(
            ({ when, action }) => `- ${typeof when === 'string' ? `\`${when}\`` : wordsOfCondition(when)}: ${action}`,
          )
          .join('\n'),
      ];
}

/** The page of a pack, from its YAML alone. */
export async function docOf(name) {
  const { parse } = await import('yaml');
  const pack = parse(readFileSync(join(folder, `${name}.yaml`), 'utf8'));
  const { rules = [], composites = [], groups = {}, force = [], thresholds } = pack;
  const caps = Object.entries(groups).map(([group, { min, max }]) => [`\`${group}\``, min ?? '', max ?? '']);
  return `${[
    `# ${pack.title}`,
    `Pack \`${pack.id}@${pack.version}\`, made from \`packs/${name}.yaml\` by \`npm run pack:docs\`.`,
    ...(pack.extends === undefined
      ? []
      : [`Holds ${pack.extends.map((one) => `\`${one}\``).join(', ')} and what follows.`]),
    ...(thresholds === undefined
      ? []
      : [`Held for review from ${thresholds.review} points on, rejected from ${thresholds.reject} on.`]),
    ...(caps.length === 0 ? [] : ['## Groups', table(['group', 'at least', 'at most'], caps)]),
    ...(rules.length === 0 ? [] : ['## Rules', ...rules.map(section)]),
    ...(composites.length === 0 ? [] : ['## Combinations', ...composites.map(section)]),
    ...forces(force),
    ...lists(pack.lists ?? {}),
  ].join('\n\n')}\n`;
}

export async function writeDocs(names = packNames()) {
  mkdirSync(docsFolder, { recursive: true });
  for (const name of names) {
    writeFileSync(join(docsFolder, `${name}.md`), await docOf(name));
  }
}

if (process.argv[1] === import.meta.filename) {
  await writeDocs();
}
