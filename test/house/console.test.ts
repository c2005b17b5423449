import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { SCREENS } from '../../apps/admin/src/console/serve-console.js';
import { ROUTES } from '../../apps/console/src/api/routes.js';
import { ownFiles, read } from './tree.js';

type Texts = { [key: string]: string | Texts };

const SOURCE = 'apps/console/src';
const LANGUAGES = ['en', 'de', 'ru'];
/** Attributes that people read or hear. */
const READ = new Set(['label', 'title', 'placeholder', 'alt', 'description', 'aria-label', 'text']);

const sources = ownFiles().filter(
  (file) => file.startsWith(`${SOURCE}/`) && /\.tsx?$/.test(file) && !/\.spec\.ts$/.test(file),
);
const parsed = (file: string, text = read(file)) =>
  ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );

/** Each text of a language by its key, with the endings of plurals taken off. */
function textsOf(language: string): Map<string, string> {
  const flat = (texts: Texts, before: string): [string, string][] =>
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string' ? [[`${before}${key}`, text]] : flat(text, `${before}${key}.`),
    );
  return new Map(flat(JSON.parse(read(`${SOURCE}/language/${language}.json`)) as Texts, ''));
}
/** `policy_other` is a reason, and no plural. */
const withoutPlural = (key: string) => key.replace(/(?<!\.policy)_(zero|one|two|few|many|other)$/, '');
const placeholders = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

/** Texts in the code that people would read, as file:line. */
function literalsIn(file: string, text?: string): string[] {
  const source = parsed(file, text);
  const found: string[] = [];
  const note = (node: ts.Node, said: string) => {
    if (/\p{L}{2,}/u.test(said)) {
      found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${said.trim()}`);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) {
      note(node, node.text.replace(/&\w+;/g, ''));
    }
    if (
      ts.isJsxAttribute(node) &&
      READ.has(node.name.getText()) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer)
    ) {
      note(node, node.initializer.text);
    }
    if (
      ts.isCallExpression(node) &&
      node.expression.getText() === 'notify' &&
      node.arguments[0] &&
      ts.isStringLiteralLike(node.arguments[0])
    ) {
      note(node, node.arguments[0].text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Keys that are asked for; what stands in a template's braces may be anything. */
function askedKeys(file: string): RegExp[] {
  const asked: RegExp[] = [];
  const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const ask = (node: ts.Expression | undefined): void => {
    if (node && ts.isStringLiteralLike(node)) {
      asked.push(new RegExp(`^${escape(node.text)}$`));
    } else if (node && ts.isTemplateExpression(node)) {
      const rest = node.templateSpans.map(({ literal }) => `[\\w-]+${escape(literal.text)}`).join('');
      asked.push(new RegExp(`^${escape(node.head.text)}${rest}$`));
    } else if (node && ts.isConditionalExpression(node)) {
      ask(node.whenTrue);
      ask(node.whenFalse);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 't') {
      ask(node.arguments[0]);
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed(file));
  return asked;
}

describe('the texts of the console', () => {
  const english = textsOf('en');
  const keys = new Set([...english.keys()].map(withoutPlural));

  it('stand in its languages, none in the code', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap((file) => literalsIn(file))).toEqual([]);
  });

  it('would be found in the code', () => {
    const page = `<p title="Hello you">{t('a')} and so on</p>; notify('It is done');`;
    expect(literalsIn('page.tsx', page)).toHaveLength(3);
  });

  it.each(LANGUAGES)('are complete in %s, with the same things put in', (language) => {
    const texts = textsOf(language);
    expect([...new Set([...texts.keys()].map(withoutPlural))].sort()).toEqual([...keys].sort());
    const plurals = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const lacking = [...english.keys()]
      .filter((key) => key !== withoutPlural(key))
      .flatMap((key) => plurals.map((ending) => `${withoutPlural(key)}_${ending}`))
      .filter((key) => !texts.has(key));
    expect(lacking).toEqual([]);
    const differing = [...texts].filter(
      ([key, text]) =>
        !/_(one|few|many)$/.test(key) && String(placeholders(text)) !== String(placeholders(english.get(key))),
    );
    expect(differing).toEqual([]);
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('are all there that the code asks for', () => {
    const missing = sources.flatMap((file) =>
      askedKeys(file)
        .filter((asked) => ![...keys].some((key) => asked.test(key)))
        .map((asked) => `${file}: ${asked}`),
    );
    expect(missing).toEqual([]);
  });

  it('are all asked for', () => {
    const asked = sources.flatMap(askedKeys);
    // Problems are asked for by the code the admin sends.
    const unused = [...keys].filter((key) => !key.startsWith('problem.of.') && !asked.some((one) => one.test(key)));
    expect(unused).toEqual([]);
  });
});

describe('the console and the admin', () => {
  it('mean the same routes by the same names', () => {
    const { paths } = JSON.parse(read('docs/api/admin.json')) as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, { operationId }]) => [operationId, `${method.toUpperCase()} ${path}`] as const,
      ),
    );
    expect(ROUTES).toEqual(Object.fromEntries(documented.filter(([name]) => name in ROUTES)));
  });

  it('use every route that is listed', () => {
    const code = sources.map((file) => read(file)).join('\n');
    expect(Object.keys(ROUTES).filter((name) => !new RegExp(`call(Tagged)?\\('${name}'`).test(code))).toEqual([]);
  });

  it('have the same screens', () => {
    const paths = [...read(`${SOURCE}/router.tsx`).matchAll(/path: '([^']+)'/g)].map(([, path = '']) =>
      path.replaceAll('$', ':'),
    );
    expect([...SCREENS].sort()).toEqual(paths.sort());
  });
});
