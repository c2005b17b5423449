const signalOf = (name, constant) => `import type { Span } from '@palaver/text';
import type { Reading } from '../reading.js';
import type { SignalDeclaration } from './signal.js';

function marks(reading: Reading): Span[] {
  const found = Array.from(reading.comment.text.matchAll(/\\?/g));
  return found.map(({ index }) => ({ start: index, end: index + 1 }));
}

export const ${constant}: SignalDeclaration[] = [
  {
    name: '${name}',
    type: 'number',
    unit: 'characters',
    cost: 10,
    description: 'Question marks in the text.',
    read: (reading) => marks(reading).length,
    spans: marks,
  },
];
`;

const specOf = (name) => `import { expect, test } from '@jest/globals';
import { compile, evaluate, parseRuleSet, resolveRuleSet } from '../index.js';

const source = \`{ schema: palaver/rules/v1, id: test, groups: { g: {} },
  rules: [{ id: A, group: g, score: 5, say: '{{${name}}}', when: { ${name}: { gte: 2 } } }] }\`;
const ruleSet = compile(resolveRuleSet(parseRuleSet(source), () => undefined));

function reasonsFor(text: string) {
  const comment = { id: '1', rev: 1, text, author: { username: 'reader' }, article: {} };
  return evaluate(ruleSet, comment, { now: '2026-01-01T12:00:00.000Z' }).reasons;
}

test.each(['', 'Not one', 'Only one?'])('%j is below the limit', (text) => {
  expect(reasonsFor(text)).toEqual([]);
});

test('it is known, said and shown in the text', () => {
  const [reason] = reasonsFor('Why? Who?');
  expect(reason?.say).toBe('2');
  expect(reason?.spans.map(({ start, end }) => [start, end])).toEqual([
    [3, 4],
    [8, 9],
  ]);
});
`;

/** The files of a new signal by their path from the root of the checkout, and the line that declares it. */
export function signalFilesOf(name) {
  const words = name.replace(/([A-Z])/g, '.$1').toLowerCase();
  const [first, ...rest] = words.split('.');
  const constant = `${first}${rest.map((word) => word[0].toUpperCase() + word.slice(1)).join('')}Signals`;
  const file = words.replaceAll('.', '-');
  const folder = 'libs/rules/src/signals';
  return {
    files: {
      [`${folder}/${file}.signals.ts`]: signalOf(name, constant),
      [`${folder}/${file}.spec.ts`]: specOf(name),
    },
    importLine: `import { ${constant} } from './${file}.signals.js';`,
    catalogueLine: `  ...${constant},`,
  };
}
