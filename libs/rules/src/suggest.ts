/** Edit distance with adjacent swaps (optimal string alignment), for short names. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array.from({ length: b.length }, () => 0)]);
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let j = 0; j <= b.length; j++) {
    (rows[0] as number[])[j] = j;
  }
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, at(i - 2, j - 2) + 1);
      }
      (rows[i] as number[])[j] = best;
    }
  }
  return at(a.length, b.length);
}

/** What people write who know another rule language. */
const otherWords = new Map(
  Object.entries({
    '>': 'gt',
    '>=': 'gte',
    '<': 'lt',
    '<=': 'lte',
    '=': 'eq',
    '==': 'eq',
    min: 'gte',
    max: 'lte',
    is: 'eq',
    equals: 'eq',
    contains: 'terms',
    includes: 'terms',
    words: 'terms',
    phrases: 'terms',
    pattern: 'regex',
    regexp: 'regex',
    matches: 'regex',
    and: 'all',
    or: 'any',
    none: 'not',
    body: 'text',
    comment: 'text',
    title: 'article.title',
    action: 'force',
    points: 'score',
    weight: 'score',
    name: 'id',
    if: 'when',
    condition: 'when',
    message: 'say',
    description: 'say',
    category: 'reason',
    enabled: 'mode',
    words_list: 'list',
    active: 'live',
    enforce: 'live',
    test: 'shadow',
    disabled: 'off',
    allow: 'approve',
    publish: 'approve',
    accept: 'approve',
    hold: 'review',
    queue: 'review',
    block: 'reject',
    delete: 'reject',
    remove: 'reject',
    contain: 'anywhere',
    substring: 'anywhere',
    full: 'exact',
    prefix: 'starts',
    suffix: 'ends',
    url: 'links.urls',
    urls: 'links.urls',
    domain: 'links.domains',
    username: 'author.username',
    user: 'author',
    mail: 'email',
    wallet: 'cryptoAddress',
    expires: 'until',
    comment_text: 'text',
    lang: 'language',
  }),
);

const longest = 100;

/** "did you mean ...?" for a mistyped or foreign name, or undefined when nothing known comes close. */
export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  const candidates = [...known];
  const lower = name.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of name.length > longest ? [] : candidates) {
    const steps = distance(lower, candidate.toLowerCase());
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  if (least > 1) {
    const ending = candidates.filter((candidate) => candidate.toLowerCase().endsWith(`.${lower}`));
    best = (ending.length === 1 ? ending[0] : undefined) ?? best;
  }
  const foreign = otherWords.get(lower);
  best = candidates.find((candidate) => candidate === foreign) ?? best;
  return best === undefined ? undefined : `did you mean ${best}?`;
}
