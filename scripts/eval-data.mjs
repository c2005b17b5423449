import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from './ensure.mjs';

const parse = (text) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** Sets a rule set is held to; the others are disputed or sampled by words, and only reported. */
export const judgedSets = [
  'youtube_spam',
  'surge_toxicity',
  'wikipedia_cat_large',
  'fox_news_comments',
  'germeval2018',
];
export const reportedSets = ['civil_comments_toxic_spans', 'davidson_tweets'];
/** Sets on which English word lists can be compared. */
export const englishAbuseSets = ['surge_toxicity', 'wikipedia_cat_large', 'fox_news_comments'];

/** The packs of `corpus/`, each with its disguises and its innocent sentences. */
export function readCorpus(folder = join(root, 'corpus')) {
  const packs = readdirSync(folder)
    .filter((file) => file.endsWith('.disguises.ndjson'))
    .map((file) => file.slice(0, -'.disguises.ndjson'.length));
  const read = (file) => parse(readFileSync(join(folder, file), 'utf8'));
  return packs.sort().map((pack) => ({
    pack,
    disguises: read(`${pack}.disguises.ndjson`),
    innocent: read(`${pack}.innocent.ndjson`),
  }));
}

/** One of two halves by a hash of the text: rules are tuned on one and measured on the other. */
export function halfOf(text) {
  return createHash('sha256').update(text).digest()[0] % 2 === 0 ? 'a' : 'b';
}

/** Rows of a labelled set, or undefined where the data is not beside the checkout. */
export function readLabelled(data, set, part, half) {
  const file = join(data, 'labelled', `${set}.${part}.jsonl.gz`);
  if (!existsSync(file)) {
    return undefined;
  }
  const rows = parse(gunzipSync(readFileSync(file)).toString('utf8'));
  return half === undefined ? rows : rows.filter(({ text }) => halfOf(text) === half);
}

/** Sentences about evasion that lie beside the checkout, in the form of the corpus. */
export function readEvasion(data) {
  const folder = join(data, 'evasion');
  if (!existsSync(folder)) {
    return undefined;
  }
  const read = (kind) => parse(readFileSync(join(folder, `${kind}.dev.jsonl`), 'utf8'));
  return {
    disguises: read('evasions').map(({ expectedSpan, ...row }) => ({ ...row, span: expectedSpan })),
    innocent: read('innocent'),
  };
}
