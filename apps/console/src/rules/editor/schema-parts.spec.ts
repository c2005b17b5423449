import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type Schema, schemaPartsAt, valuesOf } from './schema-parts.js';

const schema = JSON.parse(readFileSync('packs/rule-set.schema.json', 'utf8')) as Schema;
const keysAt = (...path: string[]) =>
  schemaPartsAt(schema, path).flatMap(({ properties = {} }) => Object.keys(properties));

describe('the parts of the schema', () => {
  it('that may stand at a place are found through references, lists and alternatives', () => {
    expect(keysAt()).toEqual(expect.arrayContaining(['rules', 'thresholds', 'composites']));
    expect(keysAt('rules', '-')).toEqual(expect.arrayContaining(['id', 'score', 'when']));
    expect(keysAt('rules', '-', 'score')).toContain('perView');
    expect(keysAt('rules', '-', 'when', 'all', '-', 'not', 'text')).toContain('near');
    expect(keysAt('override', 'ALL_CAPS')).toContain('mode');
    expect(keysAt('rules', '-', 'nowhere')).toEqual([]);
  });

  it.each([
    [
      ['rules', '-', 'mode'],
      ['live', 'shadow', 'off'],
    ],
    [
      ['rules', '-', 'when', 'text', 'has', '-'],
      ['email', 'phone', 'iban', 'card', 'cryptoAddress', 'ip'],
    ],
    [
      ['rules', '-', 'when', 'text', 'caseSensitive'],
      ['true', 'false'],
    ],
    [['schema'], ['palaver/rules/v1']],
  ])('%j has words of its own', (path, words) => {
    expect(valuesOf(schemaPartsAt(schema, path))).toEqual(words);
  });
});
