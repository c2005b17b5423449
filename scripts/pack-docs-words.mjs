/** Conditions, scores and lists of a pack in plain words, for docs/packs. */
const asArray = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const code = (text) => `\`${text}\``;
const shorten = (items, most = 8) =>
  items.length <= most ? items : [...items.slice(0, most), `… (${items.length} in all)`];

const comparisons = {
  gt: 'above',
  gte: 'at least',
  lt: 'below',
  lte: 'at most',
  eq: 'equal to',
  between: 'between',
  any: 'holds any of',
  all: 'holds all of',
  none: 'holds none of',
  within: 'lies within',
  in: 'is one of',
  startsWith: 'starts with',
  endsWith: 'ends with',
  matches: 'matches',
  confusableWith: 'looks like an entry of',
};

function wordsOfText(name, tests) {
  const what =
    tests.list !== undefined
      ? `an entry of ${asArray(tests.list).map(code).join(' or ')}`
      : tests.terms !== undefined
        ? `one of ${shorten(tests.terms).map(code).join(', ')}`
        : tests.regex !== undefined
          ? `the pattern ${code(tests.regex.replaceAll('|', '\\|'))}`
          : tests.has !== undefined
            ? asArray(tests.has).join(' or ')
            : undefined;
  if (what === undefined) {
    return undefined;
  }
  const near =
    tests.near === undefined ? '' : `, at most ${tests.near.words} words from an entry of ${code(tests.near.list)}`;
  const match = tests.match === undefined ? '' : ` (match: ${tests.match})`;
  const quotes = tests.ignoreQuotes === true ? ', outside quotation marks' : '';
  return `${code(name)} holds ${what}${match}${near}${quotes}`;
}

function wordsOfLeaf(name, tests) {
  const text = wordsOfText(name, tests);
  if (text !== undefined) {
    return text;
  }
  if (tests.exists !== undefined) {
    return `${code(name)} is ${tests.exists ? 'known' : 'unknown'}`;
  }
  const [[key, value] = []] = Object.entries(tests);
  return comparisons[key] === undefined
    ? `${code(name)}: ${code(JSON.stringify(tests))}`
    : `${code(name)} ${comparisons[key]} ${asArray(value).map(code).join(' and ')}`;
}

export function wordsOfCondition(node) {
  const parts = Object.entries(node).map(([key, value]) => {
    const nested = (word) => value.map((inner) => wordsOfCondition(inner)).join(` ${word} `);
    if (key === 'all' || key === 'any') {
      const joined = nested(key === 'all' ? 'and' : 'or');
      return value.length > 1 ? `(${joined})` : joined;
    }
    return key === 'not' ? `not ${wordsOfCondition(value)}` : wordsOfLeaf(key, value);
  });
  return parts.join(' and ');
}

export function wordsOfScore(score) {
  if (typeof score === 'number') {
    return `${score} points`;
  }
  const { base = 0, per, over = 0, max, perView = {}, quoted, from, scale } = score;
  const views = Object.entries(perView).map(([view, points]) => `${points} in ${view}`);
  return [
    `${base} points`,
    per === undefined ? undefined : `${per} more for each above ${over}`,
    from === undefined ? undefined : `${scale ?? 1} times ${code(from)}`,
    max === undefined ? undefined : `at most ${max}`,
    views.length === 0 ? undefined : views.join(', '),
    quoted === undefined ? undefined : `times ${quoted} when all of it is quoted`,
  ]
    .filter((part) => part !== undefined)
    .join('; ');
}

export function wordsOfExample(example) {
  return typeof example === 'string' ? example : JSON.stringify(example);
}

/** The sources of a list, its exceptions and how it is matched. */
export function wordsOfList({ from, terms = [], except, match = 'word', views = ['base', 'skeleton'] }) {
  const sources = [...asArray(from).map(code), ...(terms.length > 0 ? [shorten(terms).map(code).join(', ')] : [])];
  const spared =
    except === undefined
      ? []
      : typeof except === 'object' && !Array.isArray(except)
        ? asArray(except.from)
        : asArray(except);
  return { sources: sources.join(', '), match, views: views.join(', '), spared: shorten(spared).map(code).join(', ') };
}
