import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../house/cruise.js';
import { judgeWith } from './judge.js';

interface Disguise {
  term: string;
  technique: string;
  text: string;
  span: [number, number];
}
interface Innocent {
  text: string;
  trap: string;
}
interface Data {
  readCorpus: () => { pack: string; disguises: Disguise[]; innocent: Innocent[] }[];
}
interface Generator {
  disguisesOf: (pack: string) => Disguise[];
  toLines: (rows: Disguise[]) => string;
}
const { readCorpus } = (await import(`${root}/scripts/eval-data.mjs`)) as Data;
const { disguisesOf, toLines } = (await import(`${root}/scripts/corpus.mjs`)) as Generator;

const corpus = readCorpus();
const judge = judgeWith('newsroom');

it('there is a corpus for every pack', () => {
  expect(corpus.map(({ pack }) => pack)).toEqual(['abuse-de', 'abuse-en', 'abuse-ru', 'core', 'newsroom']);
});

describe.each(corpus)('corpus of $pack', ({ pack, disguises, innocent }) => {
  const plain = innocent.filter(({ trap }) => trap !== 'quoted-abuse');
  const quoted = innocent.filter(({ trap }) => trap === 'quoted-abuse');

  it('holds at least 300 disguises and 300 innocent sentences, none twice', () => {
    expect(disguises.length).toBeGreaterThanOrEqual(300);
    expect(plain.length).toBeGreaterThanOrEqual(300);
    const texts = [...disguises, ...innocent].map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('is what its sources give', () => {
    const written = readFileSync(join(root, 'corpus', `${pack}.disguises.ndjson`), 'utf8');
    expect(toLines(disguisesOf(pack))).toBe(written);
  });

  it('has spans that lie in the text and begin and end with what they name', () => {
    const odd = disguises.filter(({ text, span: [start, end] }) => {
      const form = text.slice(start, end);
      return start < 0 || end > text.length || form.length === 0 || form !== form.trim();
    });
    expect(odd).toEqual([]);
  });

  it('has 97 of 100 disguises found, with exactly their span', () => {
    const exact = disguises.filter(({ text, span: [from, to] }) =>
      judge({ text }).spans.some(({ start, end }) => start === from && end === to),
    );
    expect(exact.length / disguises.length).toBeGreaterThanOrEqual(0.97);
  });

  it('has at most 1 of 100 innocent sentences held', () => {
    const held = plain.filter(({ text }) => judge({ text }).action !== 'approve');
    expect(held.length / plain.length).toBeLessThanOrEqual(0.01);
  });

  it('has no quoted abuse rejected and at most half of it reviewed', () => {
    const actions = quoted.map(({ text }) => judge({ text }).action);
    expect(actions.filter((action) => action === 'reject')).toEqual([]);
    expect(actions.filter((action) => action === 'review').length).toBeLessThanOrEqual(quoted.length / 2);
  });
});
