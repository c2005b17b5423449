const percent = (value, digits = 1) => (value === null ? '-' : (value * 100).toFixed(digits));
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function wordsTable(rows) {
  return table(
    [
      'sentences',
      'disguises',
      'found %',
      'exact span %',
      'innocent',
      'flagged %',
      'quoted abuse: approve / review / reject',
    ],
    rows.map(([name, { disguises, innocent, quoted }]) => [
      name,
      disguises.rows,
      percent(disguises.found),
      percent(disguises.exact),
      innocent.rows,
      percent(innocent.flagged),
      quoted === undefined ? '-' : `${quoted.approve} / ${quoted.review} / ${quoted.reject}`,
    ]),
  );
}

function labelledTable(labelled) {
  return table(
    [
      'set',
      'rows',
      'approve %',
      'review %',
      'reject %',
      'precision %',
      'recall %',
      'AUC',
      'fine rejected %',
      'fine held %',
      'review min per 1,000',
    ],
    Object.entries(labelled).map(([set, s]) => [
      set,
      s.rows,
      percent(s.approve),
      percent(s.review),
      percent(s.reject),
      percent(s.precision),
      percent(s.recall),
      s.auc?.toFixed(3) ?? '-',
      percent(s.fineRejected),
      percent(s.fineHeld),
      s.reviewMinutesPer1000.toFixed(0),
    ]),
  );
}

function peersTable(peers) {
  return table(
    ['set', 'word list', 'fine flagged %', 'its recall %', 'ours at that rate %'],
    Object.entries(peers.labelled).flatMap(([set, byPeer]) =>
      Object.entries(byPeer).map(([name, peer]) => [
        set,
        name,
        percent(peer.falseShare),
        percent(peer.recall),
        percent(peer.oursAtThatShare),
      ]),
    ),
  );
}

function peersWordsTable(peers) {
  return table(
    ['', 'disguises found %', 'innocent flagged %'],
    Object.entries(peers.words).map(([name, { found, flagged }]) => [name, percent(found), percent(flagged)]),
  );
}

const noData = 'skipped: ../shared/data not found (labelled comments are not part of the repository)';

/** Each table by its name in docs/QUALITY.md; undefined where there was nothing to measure. */
export function tablesOf({ ruleSet, corpus, shared, peers }) {
  const comparable = shared !== null && peers.installed.length > 0;
  return {
    corpus: wordsTable(Object.entries(corpus).map(([pack, figures]) => [`corpus/${pack}`, figures])),
    evasion:
      shared === null
        ? undefined
        : wordsTable([
            [`data/evasion, ${ruleSet}`, shared.evasion],
            ['data/evasion, its terms in two lists', shared.termsAlone],
          ]),
    labelled: shared === null ? undefined : labelledTable(shared.labelled),
    ...Object.fromEntries(
      ['a', 'b'].map((half) => [`half-${half}`, shared?.halves && labelledTable(shared.halves[half])]),
    ),
    'peers-words': comparable ? peersWordsTable(peers) : undefined,
    'peers-labelled': comparable ? peersTable(peers) : undefined,
  };
}

/** The whole result as Markdown. */
export function toMarkdown(result) {
  const { shared, peers } = result;
  const tables = tablesOf(result);
  const parts = [`Rule set ${result.ruleSet}, engine ${result.engine}`, tables.corpus];
  if (shared === null) {
    parts.push(noData);
  } else {
    const half = shared.half === null ? '' : `, half ${shared.half}`;
    parts.push(tables.evasion, `Labelled sets, part ${shared.part}${half}:`, tables.labelled);
  }
  if (peers.missing.length > 0) {
    parts.push(`Left out, as they are not installed: ${peers.missing.join(', ')}.`);
  }
  return [...parts, tables['peers-words'], tables['peers-labelled']].filter((part) => part !== undefined).join('\n\n');
}
