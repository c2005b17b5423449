import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  englishAbuseSets,
  halfOf,
  judgedSets,
  readCorpus,
  readEvasion,
  readLabelled,
  reportedSets,
} from './eval-data.mjs';
import { loadEngine } from './eval-judge.mjs';
import { compareSpans, isHeld, recallAtFalseShare, share, summarise } from './eval-metrics.mjs';
import { loadPeers } from './eval-peers.mjs';
import { toMarkdown } from './eval-report.mjs';
import { writeQuality } from './eval-write.mjs';
import { ensure, root, runScript } from './ensure.mjs';

/**
 * `npm run eval`: what a rule set does to the corpus and, where they lie beside the checkout, to labelled comments.
 * -- --json | --write | --rules PACK | --part train | --half a|b | --list NAME:fp|fn|missed | --seconds-per-review 30
 */
const { values: given } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    rules: { type: 'string', default: 'newsroom' },
    part: { type: 'string', default: 'dev' },
    half: { type: 'string' },
    list: { type: 'string' },
    data: { type: 'string', default: join(root, '..', 'shared', 'data') },
    'seconds-per-review': { type: 'string', default: '30' },
  },
});

/** Prints one case when `--list` asks for its kind. */
function show(kind, text, { action, score, reasons } = {}) {
  if (given.list === kind) {
    const why = (reasons ?? []).map(({ rule, points, say }) => `${rule} ${points} ${say}`).join(' / ');
    console.log(`${action ?? ''} ${score ?? ''} [${why}] ${text.replaceAll('\n', ' ').slice(0, 240)}`);
  }
}

/** Disguises by span; innocent sentences by whether they are held; quoted abuse apart. */
function judgeWords(name, { disguises, innocent }, judge, judgeInnocent = judge) {
  const compared = disguises.map((row) => ({ row, ...compareSpans(judge(row).spans, row.span) }));
  compared
    .filter(({ exact }) => !exact)
    .forEach(({ row, found }) => show(`${name}:missed`, `${found ? 'near' : 'missed'} ${row.technique}: ${row.text}`));
  const judged = innocent.map((row) => ({ row, ...judgeInnocent(row) }));
  judged.filter(isHeld).forEach((judgement) => show(`${name}:fp`, judgement.row.text, judgement));
  const plain = judged.filter(({ row }) => row.trap !== 'quoted-abuse');
  const quoted = judged.filter(({ row }) => row.trap === 'quoted-abuse');
  const count = (action) => quoted.filter((judgement) => judgement.action === action).length;
  return {
    disguises: {
      rows: compared.length,
      found: share(compared.filter(({ found }) => found).length, compared.length),
      exact: share(compared.filter(({ exact }) => exact).length, compared.length),
    },
    innocent: { rows: plain.length, flagged: share(plain.filter(isHeld).length, plain.length) },
    quoted:
      quoted.length === 0
        ? undefined
        : { rows: quoted.length, approve: count('approve'), review: count('review'), reject: count('reject') },
  };
}

function judgeLabelled(set, rows, judge) {
  const judgements = rows.map((row) => ({ label: row.label, text: row.text, ...judge(row) }));
  for (const judgement of judgements) {
    if (isHeld(judgement) !== (judgement.label === 1)) {
      show(`${set}:${judgement.label === 1 ? 'fn' : 'fp'}`, judgement.text, judgement);
    }
  }
  return judgements;
}

/** Figures of either half by hash, so that tuning on one can be told from the other. */
function halvesOf(judged, seconds) {
  const figures = (half) =>
    judged.map(([set, rows]) => [
      set,
      summarise(
        rows.filter(({ text }) => halfOf(text) === half),
        seconds,
      ),
    ]);
  return { a: Object.fromEntries(figures('a')), b: Object.fromEntries(figures('b')) };
}

function comparePeers(peers, evasion, judged, ours) {
  // Ours stands among them, with nothing but the same terms, and with its own rules for the innocent sentences.
  const words = ours === undefined ? {} : { palaver: ours };
  const labelled = {};
  for (const { name, flags, withTerms } of peers.installed) {
    if (evasion !== undefined) {
      const finds = withTerms([...new Set(evasion.disguises.map(({ term }) => term))]);
      const plain = evasion.innocent.filter(({ trap }) => trap !== 'quoted-abuse');
      words[name] = {
        found: share(evasion.disguises.filter(({ text }) => finds(text)).length, evasion.disguises.length),
        flagged: share(plain.filter(({ text }) => flags(text)).length, plain.length),
      };
    }
    for (const [set, judgements] of judged.filter(([key]) => englishAbuseSets.includes(key))) {
      const of = (label) => judgements.filter((judgement) => judgement.label === label);
      const rate = (rows) => share(rows.filter(({ text }) => flags(text)).length, rows.length);
      const falseShare = rate(of(0));
      labelled[set] ??= {};
      labelled[set][name] = {
        falseShare,
        recall: rate(of(1)),
        oursAtThatShare: recallAtFalseShare(judgements, falseShare),
      };
    }
  }
  return { installed: peers.installed.map(({ name }) => name), missing: peers.missing, words, labelled };
}

await runScript(async () => {
  await ensure();
  const engine = await loadEngine();
  const judge = engine.judgeOfPack(given.rules);
  const corpus = Object.fromEntries(
    readCorpus().map(({ pack, ...rows }) => [pack, judgeWords(`corpus/${pack}`, rows, judge)]),
  );
  const evasion = readEvasion(given.data);
  const judged = [...judgedSets, ...reportedSets].flatMap((set) => {
    const rows = existsSync(given.data) ? readLabelled(given.data, set, given.part, given.half) : undefined;
    return rows === undefined ? [] : [[set, judgeLabelled(set, rows, judge)]];
  });
  const seconds = Number(given['seconds-per-review']);
  const termsJudge = evasion && engine.judgeOfTerms([...new Set(evasion.disguises.map(({ term }) => term))]);
  const termsAlone = evasion && judgeWords('terms', evasion, termsJudge);
  const withPack = evasion && judgeWords('evasion', evasion, judge);
  const ours = evasion && { found: termsAlone.disguises.found, flagged: withPack.innocent.flagged };
  const result = {
    ruleSet: given.rules,
    engine: engine.name,
    corpus,
    shared: evasion && {
      evasion: withPack,
      termsAlone,
      part: given.part,
      half: given.half ?? null,
      labelled: Object.fromEntries(judged.map(([set, judgements]) => [set, summarise(judgements, seconds)])),
      halves: given.half === undefined ? halvesOf(judged, seconds) : undefined,
    },
    peers: comparePeers(await loadPeers(), evasion, judged, ours),
  };
  result.shared ??= null;
  if (given.write) {
    console.log(`wrote ${writeQuality(result)}`);
    return;
  }
  console.log(given.json ? JSON.stringify(result, null, 2) : toMarkdown(result));
});
