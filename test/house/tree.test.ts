import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from './cruise.js';
import { ownFiles, read } from './tree.js';

/** Another program's work, named as it names it. */
const generated = /\/generated\//;

const text = ownFiles().filter((file) => !/\.(png|jpg|ico|woff2?|gz)$/.test(file));
const foldersIn = (name: string) =>
  readdirSync(join(root, name), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

/** Files with a line that `pattern` finds, as file:line. */
function linesWith(pattern: RegExp, files: string[]): string[] {
  return files.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  );
}

describe('the tree', () => {
  it("names no folder of a developer's machine", () => {
    const homes = /(^|[\s"'`(=])(\/home\/[a-z]|\/Users\/[A-Za-z]|\/root\/|\/work\/|\/workspace\/|[A-Z]:\\Users)/;
    expect(
      linesWith(
        homes,
        text.filter((file) => file !== 'test/house/tree.test.ts'),
      ),
    ).toEqual([]);
  });

  it('names no package registry, so that a clone uses the one its owner has set', () => {
    const registry = /^\s*(@[^:]+:)?registry\s*=|_authToken|https?:\/\/(registry|npm)\.|"resolved":/;
    expect(
      linesWith(
        registry,
        text.filter((file) => file !== 'test/house/tree.test.ts'),
      ),
    ).toEqual([]);
  });

  it('has every document and folder that its documents name', () => {
    const documents = ownFiles().filter((file) => /^([A-Z]+\.md|docs\/.*\.md)$/.test(file));
    const named = documents.flatMap((file) =>
      [...read(file).matchAll(/`((?:docs|deploy|test|packs|examples|libs|apps|scripts)\/[\w./-]*)`/g)].map(
        ([, path]) => ({
          file,
          path,
        }),
      ),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(({ path }) => !existsSync(join(root, path ?? '')))).toEqual([]);
  });

  it('nest-cli.json lists every app and library that has code, and no other', () => {
    const { projects } = JSON.parse(read('nest-cli.json')) as {
      projects: Record<string, { type: string; root: string }>;
    };
    const listed = Object.values(projects).map((project) => `${project.type} ${project.root}`);
    const apps = foldersIn('apps').filter((name) => name !== 'console');
    expect(listed.sort()).toEqual(
      [
        ...apps.map((name) => `application apps/${name}`),
        ...foldersIn('libs').map((name) => `library libs/${name}`),
      ].sort(),
    );
  });

  it('calls no folder by a word that says nothing', () => {
    const empty = /(^|\/)(common|shared|utils?|helpers|base|managers?|misc|core)\//;
    expect(
      ownFiles().filter((file) => empty.test(file) && !/\/packs\/core\//.test(file) && !generated.test(file)),
    ).toEqual([]);
  });

  it('has one index.ts per library, at its front door, and none elsewhere', () => {
    const indexes = ownFiles().filter((file) => /(^|\/)index\.ts$/.test(file) && !generated.test(file));
    expect(indexes.filter((file) => !/^libs\/[^/]+\/src\/index\.ts$/.test(file))).toEqual([]);
    expect(indexes).toHaveLength(foldersIn('libs').length);
  });

  it('names files in kebab-case', () => {
    const source = ownFiles().filter(
      (file) => /^(apps|libs|test|bench|scripts)\/.*\.(ts|mjs)$/.test(file) && !generated.test(file),
    );
    expect(source.filter((file) => !/\/[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.(ts|mjs)$/.test(file))).toEqual([]);
  });
});
