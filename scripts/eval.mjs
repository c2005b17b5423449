// Prints, as Markdown, what a rule set does to labelled comments and to the sentences written for evasion.
// usage: node scripts/eval.mjs [--rules newsroom] [--part dev] [--list SET:fp|fn]   (needs a build and ../shared)
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    rules: { type: 'string', default: 'newsroom' },
    part: { type: 'string', default: 'dev' },
    list: { type: 'string' },
    dist: { type: 'string', default: join(root, 'dist') },
    data: { type: 'string', default: join(root, '..', 'shared', 'data') },
  },
});

const now = '2026-01-01T12:00:00.000Z';
const sets = [
  'wikipedia_cat_large',
  'surge_toxicity',
  'youtube_spam',
  'fox_news_comments',
  'germeval2018',
  'civil_comments_toxic_spans',
  'davidson_tweets',
];
const share = (part, whole) => (whole === 0 ? '-' : (part / whole).toFixed(3));
const lines = (text) => text.split('\n').filter((line) => line !== '');
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);

function toInput({ id, text, author, articleTitle, lang }) {
  return {
    id: id ?? 'x',
    rev: 1,
    text,
    language: lang,
    author: { username: author ?? 'reader' },
    article: { title: articleTitle ?? undefined },
  };
}

function printLabelled(judge) {
  console.log(
    `\n| set (${values.part}) | rows | approve | review | reject | precision | recall | flags per 1,000 of label 0 |`,
  );
  row('---', '---', '---', '---', '---', '---', '---', '---');
  for (const set of sets) {
    const file = join(values.data, 'labelled', `${set}.${values.part}.jsonl.gz`);
    const counts = { approve: 0, review: 0, reject: 0 };
    let [hits, flags, positives, falseFlags] = [0, 0, 0, 0];
    const rows = lines(gunzipSync(readFileSync(file)).toString('utf8')).map((line) => JSON.parse(line));
    for (const comment of rows) {
      const evaluation = judge(comment);
      const flagged = evaluation.action !== 'approve';
      counts[evaluation.action] += 1;
      positives += comment.label;
      flags += flagged ? 1 : 0;
      hits += flagged && comment.label === 1 ? 1 : 0;
      falseFlags += flagged && comment.label === 0 ? 1 : 0;
      if (values.list === `${set}:${comment.label === 1 ? 'fn' : 'fp'}` && flagged === (comment.label === 0)) {
        const why = evaluation.reasons.map((reason) => `${reason.rule} ${reason.points} ${reason.say}`).join(' / ');
        console.log(
          `${evaluation.action} ${evaluation.score} [${why}] ${comment.text.replaceAll('\n', ' ').slice(0, 200)}`,
        );
      }
    }
    const of = (action) => share(counts[action], rows.length);
    const perThousand = ((1000 * falseFlags) / (rows.length - positives)).toFixed(1);
    row(
      set,
      rows.length,
      of('approve'),
      of('review'),
      of('reject'),
      share(hits, flags),
      share(hits, positives),
      perThousand,
    );
  }
}

function printInnocent(judge) {
  const counts = { plain: { approve: 0, review: 0, reject: 0 }, quoted: { approve: 0, review: 0, reject: 0 } };
  for (const line of lines(readFileSync(join(values.data, 'evasion', 'innocent.dev.jsonl'), 'utf8'))) {
    const { text, trap } = JSON.parse(line);
    const evaluation = judge({ text });
    counts[trap === 'quoted-abuse' ? 'quoted' : 'plain'][evaluation.action] += 1;
    if (values.list === 'innocent' && evaluation.action !== 'approve') {
      const why = evaluation.reasons.map((reason) => `${reason.rule} ${reason.points} ${reason.say}`).join(' / ');
      console.log(`${evaluation.action} ${trap} [${why}] ${text}`);
    }
  }
  console.log('\n| innocent sentences | approve | review | reject |');
  row('---', '---', '---', '---');
  for (const [kind, { approve, review, reject }] of Object.entries(counts)) {
    row(kind === 'quoted' ? 'quoting abuse' : 'all others', approve, review, reject);
  }
}

/** Every term is given as a list with all views; a find counts when it overlaps, and is exact when the spans are equal. */
function printEvasions(rules) {
  const cases = lines(readFileSync(join(values.data, 'evasion', 'evasions.dev.jsonl'), 'utf8')).map((line) =>
    JSON.parse(line),
  );
  const terms = JSON.stringify([...new Set(cases.map(({ term }) => term))]);
  const views = '[base, skeleton, leet, squeezed, joined, wildcard]';
  const source = `{ schema: palaver/rules/v1, id: evasion, groups: { a: {} }, lists: {
    words: { terms: ${terms}, views: ${views} }, inside: { terms: ${terms}, match: anywhere } },
    rules: [{ id: A, group: a, score: 5, when: { any: [{ text: { list: words } }, { text: { list: inside } }] } }] }`;
  const ruleSet = rules.compile(rules.resolveRuleSet(rules.parseRuleSet(source), () => undefined));
  let [found, exact] = [0, 0];
  for (const { text, expectedSpan, technique } of cases) {
    const { reasons } = rules.evaluate(ruleSet, toInput({ text }), { now });
    const spans = reasons.flatMap((reason) => reason.spans);
    const overlaps = spans.some(({ start, end }) => start < expectedSpan[1] && end > expectedSpan[0]);
    found += overlaps ? 1 : 0;
    exact += spans.some(({ start, end }) => start === expectedSpan[0] && end === expectedSpan[1]) ? 1 : 0;
    if (values.list === 'evasions' && !overlaps) {
      console.log(`missed ${technique}: ${text}`);
    }
  }
  console.log(`\nDisguises: ${found} of ${cases.length} found, ${exact} with exactly the expected span.`);
}

const module = join(values.dist, 'libs', 'rules', 'src', 'index.js');
if (!existsSync(values.data)) {
  console.log('skipped: ../shared/data not found (labelled comments are not part of the repository)');
} else if (!existsSync(module)) {
  console.error('no build found: run npm run build first');
  process.exitCode = 1;
} else {
  const rules = await import(module);
  const resolve = (name) =>
    rules.resolveRuleSet(rules.loadBundledPack(name), rules.findBundledPack, rules.readBundledList);
  const ruleSet = rules.compile(resolve(values.rules));
  const judge = (comment) => rules.evaluate(ruleSet, toInput(comment), { now });
  console.log(`Rule set ${ruleSet.id}, engine ${rules.ENGINE}`);
  printLabelled(judge);
  printInnocent(judge);
  printEvasions(rules);
}
