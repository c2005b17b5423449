import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Violation, cruise, root } from './cruise.js';

const frontDoors = ['contracts', 'moderation', 'openapi', 'persistence', 'platform', 'queues', 'rules', 'sdk', 'text'];
const packages = ['@nestjs/common', 'typeorm', 'bullmq', 'ioredis', 'pg', 'zod'];

/** One forbidden import per row, in a file of its own, so that no rule can hide behind another. */
const breaches: [rule: string, file: string, imports: string][] = [
  ['no-unresolved', 'apps/gateway/src/lost.ts', './nowhere.js'],
  ['app-to-app', 'apps/gateway/src/neighbour.ts', '../../admin/src/main.js'],
  ['lib-to-app', 'libs/queues/src/upwards.ts', '../../../apps/admin/src/main.js'],
  ['app-past-front-door', 'apps/worker/src/deep.ts', '../../../libs/text/src/inner.js'],
  ['lib-past-front-door', 'libs/rules/src/deep.ts', '../../text/src/inner.js'],
  ['by-name-only', 'apps/worker/src/relative.ts', '../../../libs/text/src/index.js'],
  ['by-name-only', 'libs/rules/src/relative.ts', '../../text/src/index.js'],
  ['imports-of-contracts', 'libs/contracts/src/a.ts', '@palaver/text'],
  ['imports-of-moderation', 'libs/moderation/src/a.ts', '@palaver/platform'],
  ['imports-of-openapi', 'libs/openapi/src/a.ts', '@palaver/platform'],
  ['imports-of-persistence', 'libs/persistence/src/a.ts', '@palaver/rules'],
  ['imports-of-persistence', 'libs/persistence/src/b.ts', '@palaver/queues'],
  ['imports-of-platform', 'libs/platform/src/a.ts', '@palaver/contracts'],
  ['imports-of-queues', 'libs/queues/src/a.ts', '@palaver/persistence'],
  ['imports-of-rules', 'libs/rules/src/a.ts', '@palaver/persistence'],
  ['imports-of-rules', 'libs/rules/src/b.ts', '@palaver/platform'],
  ['imports-of-sdk', 'libs/sdk/src/a.ts', '@palaver/contracts'],
  ['imports-of-text', 'libs/text/src/a.ts', '@palaver/contracts'],
  ['imports-of-unlisted-lib', 'libs/novelty/src/a.ts', '@palaver/contracts'],
  ...['rules', 'text', 'contracts'].flatMap((lib) =>
    ['@nestjs/common', 'typeorm', 'bullmq', 'ioredis', 'pg'].map((name): [string, string, string] => [
      'pure-libs',
      `libs/${lib}/src/uses-${name.replace(/\W/g, '')}.ts`,
      name,
    ]),
  ),
  ['controller-to-store', 'apps/admin/src/review/review.controller.ts', '@palaver/persistence'],
  ['console-types-only', 'apps/console/src/runs.ts', '@palaver/sdk'],
  ['imports-of-console', 'apps/console/src/knows.ts', '@palaver/persistence'],
  ['console-in-browser', 'apps/console/src/reads.ts', 'node:fs'],
  ['development-only', 'apps/admin/src/asserts.ts', 'jest'],
];

/** Imports that each rule must leave alone. */
const proper: [file: string, imports: string][] = [
  ['apps/admin/src/main.ts', '@palaver/persistence'],
  ['apps/admin/src/review/review.service.ts', '@palaver/persistence'],
  ['apps/admin/src/review/plain.controller.ts', '@palaver/contracts'],
  ['apps/admin/src/a.spec.ts', 'jest'],
  ['libs/text/src/own.ts', './inner.js'],
  ['libs/contracts/src/own.ts', 'zod'],
  ['libs/persistence/src/own.ts', 'pg'],
  ...['rules', 'text', 'contracts', 'persistence', 'queues'].map((lib): [string, string] => [
    `libs/moderation/src/uses-${lib}.ts`,
    `@palaver/${lib}`,
  ]),
];

let folder: string;
let found: Violation[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'palaver-imports-'));
  write(
    'tsconfig.json',
    '{ "compilerOptions": { "module": "nodenext", "moduleResolution": "nodenext", "paths": { "@palaver/*": ["./libs/*/src/index.ts"] } } }',
  );
  write(
    'package.json',
    JSON.stringify({
      type: 'module',
      dependencies: Object.fromEntries(packages.map((name) => [name, '1.0.0'])),
      devDependencies: { jest: '1.0.0' },
    }),
  );
  for (const name of [...packages, 'jest']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};');
  }
  for (const lib of frontDoors) {
    write(`libs/${lib}/src/index.ts`, 'export const door = 1;');
    write(`libs/${lib}/src/inner.ts`, 'export const inner = 1;');
  }
  write('apps/worker/src/ring.ts', `import './rang.js';`);
  write('apps/worker/src/rang.ts', `import './ring.js';`);
  for (const [file, imports] of [...proper, ...breaches.map(([, file, imports]) => [file, imports] as const)]) {
    write(file, `import '${imports}';`);
  }
  found = await cruise(folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), `${text}\n`);
}

describe('import rules', () => {
  it.each(breaches)('%s reports %s importing %s', (rule, file) => {
    expect(found.filter(({ from }) => from === file).map((violation) => violation.rule)).toContain(rule);
  });

  it('no-cycles reports two files that import each other', () => {
    expect(found.filter(({ rule }) => rule === 'no-cycles').map(({ from, to }) => [from, to].sort())).toEqual([
      ['apps/worker/src/rang.ts', 'apps/worker/src/ring.ts'],
    ]);
  });

  it.each(proper)('nothing is reported for %s importing %s', (file) => {
    expect(found.filter(({ from }) => from === file)).toEqual([]);
  });

  it('every rule has a case here', () => {
    const config = createRequire(import.meta.url)(`${root}/.dependency-cruiser.cjs`) as {
      forbidden: { name: string }[];
    };
    const tried = new Set(['no-cycles', ...breaches.map(([rule]) => rule)]);
    expect(config.forbidden.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });

  it('Palaver itself keeps every rule', async () => {
    expect(await cruise(root)).toEqual([]);
  });
});
