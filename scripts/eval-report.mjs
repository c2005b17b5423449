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
    ['word list', 'disguises found %', 'innocent flagged %'],
    Object.entries(peers.words).map(([name, { found, flagged }]) => [name, percent(found), percent(flagged)]),
  );
}

/** The whole result as Markdown. */
export function toMarkdown(result) {
  const parts = [`Rule set ${result.ruleSet}, engine ${result.engine}`];
  parts.push(wordsTable(Object.entries(result.corpus).map(([pack, figures]) => [`corpus/${pack}`, figures])));
  if (result.shared === null) {
    parts.push('skipped: ../shared/data not found (labelled comments are not part of the repository)');
  } else {
    const { evasion, termsAlone, labelled, part, half } = result.shared;
    parts.push(
      wordsTable([
        [`data/evasion, ${result.ruleSet}`, evasion],
        ['data/evasion, its terms in two lists', termsAlone],
      ]),
    );
    parts.push(`Labelled sets, part ${part}${half === null ? '' : `, half ${half}`}:`, labelledTable(labelled));
  }
  const { peers } = result;
  if (peers.missing.length > 0) {
    parts.push(`Left out, as they are not installed: ${peers.missing.join(', ')}.`);
  }
  if (Object.keys(peers.words).length > 0) {
    parts.push(peersWordsTable(peers), peersTable(peers));
  }
  return parts.join('\n\n');
}
