import { describe, expect, it } from '@jest/globals';
import { placeInYaml } from './place-in-yaml.js';

/** The place of the mark in a text. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { path, role, from } = placeInYaml(text, offset);
  return [path.join('.'), role, text.slice(from, offset)];
}

describe('a place in YAML', () => {
  it.each([
    ['|', '', 'key', ''],
    ['sche|', '', 'key', 'sche'],
    ['schema: pala|', 'schema', 'value', 'pala'],
    ['thresholds:\n  re|', 'thresholds', 'key', 're'],
    ['thresholds:\n  review: 5\n|', '', 'key', ''],
    ['thresholds:\n  review: 5\n  |', 'thresholds', 'key', ''],
    ['thresholds: { review: 5, re|', 'thresholds', 'key', 're'],
    ['thresholds: { review: 5, reject: 1|', 'thresholds.reject', 'value', '1'],
    ['rules:\n  - id: A\n    sc|', 'rules.-', 'key', 'sc'],
    ['rules:\n  - |', 'rules.-', 'key', ''],
    ['rules:\n- id: A\n  mode: |', 'rules.-.mode', 'value', ''],
    ['rules:\n  - id: A\n    when:\n      all:\n        - te|', 'rules.-.when.all.-', 'key', 'te'],
    ['rules:\n  - id: A\n    when: { text: { has: [em|', 'rules.-.when.text.has.-', 'value', 'em'],
    ['rules:\n  - id: A\n    say: "a: b { c"\n    mo|', 'rules.-', 'key', 'mo'],
    ['rules:\n  - id: A\n    tests: { hit: [a, b] }\n    mo|', 'rules.-', 'key', 'mo'],
    ['# a: {\nlists:\n  x:\n    ma|', 'lists.x', 'key', 'ma'],
    ['rules:\n  - { id: A, when: { text: { terms: [x,\n      y] }, vo|', 'rules.-.when', 'key', 'vo'],
  ])('%j', (marked, path, role, word) => {
    expect(at(marked)).toEqual([path, role, word]);
  });
});
