import type { NumberTests, SetTests, StringTests, TextTests } from '../schema/comparison.schema.js';
import type { ConditionNode, RateTests, SimilarTests } from '../schema/condition.schema.js';
import { findSignal } from '../signals/catalogue.js';
import type { Builder } from './builder.js';
import { all, any, count, negate } from './combinators.js';
import { shaped, type Condition } from './condition.js';
import { rateLeaf, similarLeaf } from './history-leaves.js';
import { compareNumber, numberLeaf } from './number-leaf.js';
import { setLeaf } from './set-leaf.js';
import { stringLeaf } from './string-leaf.js';
import { textLeaf } from './text-leaf.js';

type Path = readonly (string | number)[];
const textKeys = ['list', 'terms', 'regex', 'has'] as const;

function signalLeaf(name: string, tests: unknown, builder: Builder, path: Path): Condition {
  const found = findSignal(name);
  if (found === undefined) {
    throw new TypeError(`the schema let an unknown signal through: ${name}`);
  }
  const { signal, member } = found;
  if (name === 'text.language') {
    builder.needsLanguage();
  }
  switch (signal.type) {
    case 'number':
    case 'duration':
      return numberLeaf(name, signal, member, tests as NumberTests);
    case 'string':
      return stringLeaf(name, signal, tests as StringTests, builder, path);
    case 'set':
      return setLeaf(name, signal, tests as SetTests, builder, path);
    case 'text':
      return textLeaf(name, tests as TextTests, builder, path);
    case 'stringText':
      return bothLeaf(name, tests as StringTests & TextTests, builder, path);
  }
}

/** A name such as a username takes tests of strings and of text; all of them must hold. */
function bothLeaf(name: string, tests: StringTests & TextTests, builder: Builder, path: Path): Condition {
  const { signal } = findSignal(name) ?? {};
  const parts: Condition[] = [];
  if (textKeys.some((key) => tests[key] !== undefined)) {
    parts.push(textLeaf(name, tests, builder, path));
  }
  const { eq, in: among, startsWith, endsWith, matches, confusableWith, exists } = tests;
  const strings = { eq, in: among, startsWith, endsWith, matches, confusableWith, exists };
  if (signal !== undefined && Object.values(strings).some((test) => test !== undefined)) {
    parts.push(stringLeaf(name, signal, strings, builder, path));
  }
  return all(parts);
}

function part(key: string, value: unknown, builder: Builder, path: Path): Condition {
  const each = (nodes: ConditionNode[], at: Path): Condition[] =>
    nodes.map((node, index) => compileCondition(node, builder, [...at, index]));
  switch (key) {
    case 'all':
      return all(each(value as ConditionNode[], path));
    case 'any':
      return any(each(value as ConditionNode[], path));
    case 'not':
      return negate(compileCondition(value as ConditionNode, builder, path));
    case 'count': {
      const { of, ...tests } = value as NonNullable<ConditionNode['count']>;
      return count(each(of, [...path, 'of']), compareNumber(tests));
    }
    case 'rate':
      return rateLeaf(value as RateTests, builder);
    case 'similar':
      return similarLeaf(value as SimilarTests, builder);
    default:
      return signalLeaf(key, value, builder, path);
  }
}

/** Compiles one node of a condition; `path` leads to it from its rule. */
export function compileCondition(node: ConditionNode, builder: Builder, path: Path): Condition {
  const entries = Object.entries(node).filter(([, value]) => value !== undefined);
  return shaped(all(entries.map(([key, value]) => shaped(part(key, value, builder, [...path, key])))));
}
