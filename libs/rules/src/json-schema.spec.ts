import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { hashRuleSet, parseRuleSet, ruleSetJsonSchema, ruleSetJsonSchemaText, SIGNALS } from './index.js';
import { issuesIn } from './rule-set-error.js';

const packs = join(import.meta.dirname, '../../../packs');
type Json = Record<string, unknown>;
const shipped = JSON.parse(readFileSync(join(packs, 'rule-set.schema.json'), 'utf8')) as Json;

test('the shipped file is up to date (else: node libs/rules/scripts/make-json-schema.mjs)', () => {
  expect(shipped).toEqual(JSON.parse(ruleSetJsonSchemaText()));
});

test('it is what other apps serve', () => {
  expect(JSON.parse(ruleSetJsonSchemaText())).toEqual(JSON.parse(JSON.stringify(ruleSetJsonSchema())));
  expect(shipped).toMatchObject({
    $id: 'urn:palaver:rules:v1',
    $schema: 'https://json-schema.org/draft/2020-12/schema',
  });
});

test('every signal can be completed and is described', () => {
  const { properties, patternProperties } =
    (shipped['$defs'] as Record<string, Record<string, Json>>)['Condition'] ?? {};
  const named = SIGNALS.filter(({ name }) => !name.endsWith('.*'));
  expect(
    named.filter(({ name, description }) => {
      const said = (properties?.[name] as Json | undefined)?.['description'];
      return !String(said).startsWith(description);
    }),
  ).toEqual([]);
  expect(Object.keys(patternProperties ?? {})).toEqual(['^(site|model)\\.[A-Za-z][A-Za-z0-9_]{0,63}$']);
});

describe('it takes and refuses what the engine does', () => {
  const schema = z.fromJSONSchema(shipped);
  const takes = (data: unknown): boolean => schema.safeParse(data).success;
  const head = { schema: 'palaver/rules/v1', id: 'test', groups: { g: {} } };
  const rule = (when: object, more: object = {}) => ({
    ...head,
    rules: [{ id: 'A', group: 'g', score: 1, when, ...more }],
  });

  test.each(readdirSync(packs).filter((file) => file.endsWith('.yaml')))('takes %s', (file) => {
    expect(takes(parse(readFileSync(join(packs, file), 'utf8')))).toBe(true);
  });

  test.each<[string, object, boolean]>([
    ['the least', { schema: 'palaver/rules/v1', id: 'test' }, true],
    ['a schema for editors', { $schema: './x.json', ...head }, true],
    ['a site score', rule({ 'site.spam': { gte: 0.5 } }), true],
    ['an entry with details', { ...head, lists: { l: { terms: [{ term: 'x', until: '2026-12-31' }] } } }, true],
    ['another schema', { ...head, schema: 'x' }, false],
    ['an unknown key', { ...head, rulez: [] }, false],
    ['an unknown signal', rule({ 'links.cuont': { gte: 1 } }), false],
    ['an unknown operator', rule({ 'links.count': { gtr: 1 } }), false],
    ['no test', rule({ 'links.count': {} }), false],
    ['a bare duration', rule({ 'author.age': { lt: 7 } }), false],
    ['an unknown view', rule({ text: { terms: ['x'], views: ['skeletn'] } }), false],
    ['an unknown reason', rule({ text: { terms: ['x'] } }, { reason: 'spamm' }), false],
    ['a missing score', { ...head, rules: [{ id: 'A', group: 'g', when: { text: { terms: ['x'] } } }] }, false],
    ['a long pattern', rule({ text: { regex: 'x'.repeat(501) } }), false],
    ['a deep mistake', rule({ all: [{ not: { any: [{ rate: { of: 'author', window: '60s' } }] } }] }), false],
  ])('%s: %j', (_, data, expected) => {
    const source = JSON.stringify(data);
    const issues = issuesIn(() => parseRuleSet(source));
    expect([takes(data), issues.length === 0]).toEqual([expected, expected]);
  });
});

test('a schema for editors does not change the identity of a rule set', () => {
  const plain = '{ "schema": "palaver/rules/v1", "id": "test" }';
  const edited = '{ "$schema": "rule-set.schema.json", "schema": "palaver/rules/v1", "id": "test" }';
  expect(hashRuleSet(parseRuleSet(edited))).toBe(hashRuleSet(parseRuleSet(plain)));
});
