/** Figures over judged comments; a judgement is `{ label: 0 | 1, action, score }`. All shares are null over nothing. */
export const share = (part, whole) => (whole === 0 ? null : part / whole);
export const isHeld = ({ action }) => action !== 'approve';

/** Chance that a comment of label 1 scores above one of label 0; ties count half. */
export function areaUnderCurve(judgements) {
  const sorted = [...judgements].sort((a, b) => a.score - b.score);
  const positives = sorted.filter(({ label }) => label === 1).length;
  let rankSum = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && sorted[to].score === sorted[from].score) {
      to += 1;
    }
    const tied = sorted.slice(from, to).filter(({ label }) => label === 1).length;
    rankSum += (tied * (from + 1 + to)) / 2;
    from = to;
  }
  return share(rankSum - (positives * (positives + 1)) / 2, positives * (sorted.length - positives));
}

/**
 * Recall when everything from some score up is flagged, with that score as low as `falseShare` of label 0 allows.
 * This is how a word list that answers yes or no is compared: at its own rate of false flags.
 */
export function recallAtFalseShare(judgements, falseShare) {
  const fine = judgements.filter(({ label }) => label === 0).map(({ score }) => score);
  const bad = judgements.filter(({ label }) => label === 1).map(({ score }) => score);
  const allowed = Math.floor(falseShare * fine.length + 1e-9);
  const limit = [...fine].sort((a, b) => b - a)[allowed] ?? -Infinity;
  return share(bad.filter((score) => score > limit).length, bad.length);
}

/** What a rule set did to one set of labelled comments. */
export function summarise(judgements, secondsPerReview) {
  const fine = judgements.filter(({ label }) => label === 0);
  const bad = judgements.filter(({ label }) => label === 1);
  const held = judgements.filter(isHeld);
  const of = (action, rows = judgements) => share(rows.filter((one) => one.action === action).length, rows.length);
  return {
    rows: judgements.length,
    approve: of('approve'),
    review: of('review'),
    reject: of('reject'),
    precision: share(held.filter(({ label }) => label === 1).length, held.length),
    recall: share(bad.filter(isHeld).length, bad.length),
    auc: areaUnderCurve(judgements),
    fineRejected: of('reject', fine),
    fineHeld: share(fine.filter(isHeld).length, fine.length),
    reviewMinutesPer1000: ((of('review') ?? 0) * 1000 * secondsPerReview) / 60,
  };
}

/** Disguises: found when anything overlaps the expected span, exact when the spans are equal. */
export function compareSpans(spans, [from, to]) {
  return {
    found: spans.some(({ start, end }) => start < to && end > from),
    exact: spans.some(({ start, end }) => start === from && end === to),
  };
}
