import { HOSTILE_CORPUS } from '../support/hostile-corpus.js';
import { cleanTerm, type OwnWord } from '../../apps/console/src/policy/own-words.js';
import { FIRST_POLICY } from '../../apps/console/src/policy/policy.js';
import { writeRuleSet } from '../../apps/console/src/policy/write-rule-set.js';
import { type ConsoleApi } from './console-api.js';

/** A text as a place takes it that holds so many characters. */
export const cut = (text: string, most: number): string => text.slice(0, most).toWellFormed();

/** As a rule's words for those who moderate: a place to be filled in has to name something there is. */
export const sayOf = (text: string): string =>
  cut(
    text.replace(/{{|}}/g, ([one]) => `${one} ${one}`),
    490,
  );

export const addressOf = (n: number): string => `https://news.example/${n}`;

const RULE = { group: 'all', score: 2, reason: 'spam' };
const HEAD = { schema: 'palaver/rules/v1', thresholds: { review: 1, reject: 100 }, groups: { all: {} } };

/** Each attempt as what a rule says; each rule holds the comments below one article. */
const DECIDING = {
  ...HEAD,
  id: 'hostile',
  title: cut(HOSTILE_CORPUS[0] ?? '', 190),
  rules: HOSTILE_CORPUS.map((text, n) => ({
    ...RULE,
    id: `HOSTILE_${n}`,
    say: sayOf(text),
    when: { 'article.url': { eq: addressOf(n) } },
  })),
};

/** So many entries of a list are shown where it is compared. */
const SHOWN = 12;

/** Each attempt as an entry of a list. */
export const HOSTILE_ENTRIES: readonly string[] = [...new Set(HOSTILE_CORPUS.map((text) => cut(text, 190)))];

const HOSTILE_LISTS = Object.fromEntries(
  Array.from({ length: Math.ceil(HOSTILE_ENTRIES.length / SHOWN) }, (_, n) => [
    `words_${n}`,
    { terms: HOSTILE_ENTRIES.slice(n * SHOWN, (n + 1) * SHOWN), note: cut(HOSTILE_CORPUS[n] ?? '', 490) },
  ]),
);

/** Its draft: rules that hit whatever is tried, and lists whose words are found in it. */
export const HOSTILE_DRAFT = JSON.stringify(
  {
    ...DECIDING,
    lists: HOSTILE_LISTS,
    rules: [
      ...DECIDING.rules.map((rule) => ({ ...rule, when: { 'text.length': { gte: 0 } } })),
      ...Object.keys(HOSTILE_LISTS).map((list) => ({
        ...RULE,
        id: list.toUpperCase(),
        say: 'Says {{match}}',
        when: { text: { list } },
      })),
    ],
  },
  null,
  1,
);

/** Wherever a name stands that a rule set gives or asks for, each attempt as that name. */
const MISTAKEN = JSON.stringify(
  {
    ...HEAD,
    id: 'hostile-mistaken',
    groups: named((text) => [text, {}]),
    lists: { ...named((text) => [text, { terms: ['x'] }]), raw: { from: 'lists/raw' } },
    require: HOSTILE_CORPUS,
    extends: HOSTILE_CORPUS,
    rules: HOSTILE_CORPUS.map((text) => ({ id: text, group: text, score: text, reason: text, when: { [text]: text } })),
    ...named((text) => [text, text]),
  },
  null,
  1,
);

/** Also what only looks like a key of all objects. */
function named<Value>(entry: (text: string) => [string, Value]): Record<string, Value> {
  return Object.fromEntries(HOSTILE_CORPUS.map(entry));
}

/** Each attempt as an entry of a list file, as long as it is. */
const RAW_LIST = `${HOSTILE_CORPUS.map((text) => text.replace(/\s/g, ' ')).join('\n')}\nbad { untill: 2027-01-01 }\n`;

const MOST_NOTE = 1900;

/** All attempts, each as often as a note about a version has room for some of them. */
export const HOSTILE_NOTES: readonly string[] = HOSTILE_CORPUS.map((text) => cut(text, 490)).reduce<string[]>(
  (notes, text) => {
    const last = notes.at(-1);
    return last !== undefined && last.length + text.length < MOST_NOTE
      ? [...notes.slice(0, -1), `${last}\n${text}`]
      : [...notes, text];
  },
  [],
);

const NOTED = (score: number) =>
  JSON.stringify({
    ...HEAD,
    id: 'hostile-notes',
    rules: [{ ...RULE, id: 'WORD', score, when: { text: { terms: ['gazebo'] } } }],
  });

/** Each attempt as one of a site's own words, and as a note about one. */
export const HOSTILE_WORDS: readonly Required<Pick<OwnWord, 'term' | 'note'>>[] = [
  ...new Map(HOSTILE_CORPUS.map((text) => [cleanTerm(cut(text, 190)), cut(text, 490).trim()])),
].flatMap(([term, note]) => (term === '' || note === '' ? [] : [{ term, note }]));

const AT = '/v1/sites/news/rule-sets';
type Draft = { etag: string };

/** What decides on the comments that come next. */
export async function publishHostileRules(api: ConsoleApi): Promise<void> {
  const draft = await api.send<Draft>('POST', AT, { id: 'hostile', source: JSON.stringify(DECIDING) });
  await api.send('POST', `${AT}/hostile/publish`, {}, { 'if-match': draft.etag });
}

/** Drafts and versions that hold hostile texts wherever a person may write; one of them has been tried on stored comments. */
export async function fillHostileRules(api: ConsoleApi): Promise<void> {
  const { etag } = await api.send<Draft>('GET', `${AT}/hostile/draft`);
  await api.send('PUT', `${AT}/hostile/draft`, { source: HOSTILE_DRAFT, lists: {} }, { 'if-match': etag });
  await api.send('POST', AT, { id: 'hostile-mistaken', source: MISTAKEN, lists: { 'lists/raw': RAW_LIST } });
  let noted = await api.send<Draft>('POST', AT, { id: 'hostile-notes', source: NOTED(1), lists: {} });
  for (const [n, note] of HOSTILE_NOTES.entries()) {
    await api.send('POST', `${AT}/hostile-notes/publish`, { state: 'shadow', note }, { 'if-match': noted.etag });
    const source = NOTED(n + 2);
    noted = await api.send('PUT', `${AT}/hostile-notes/draft`, { source, lists: {} }, { 'if-match': noted.etag });
  }
  const policy = writeRuleSet('policy', 'newsroom@3', { ...FIRST_POLICY, ownWords: [...HOSTILE_WORDS] });
  await api.send('POST', '/v1/sites/site-0/rule-sets', { id: 'policy', ...policy });
  await api.send('POST', `${AT}/hostile/backtests`, { of: 'draft', last: 1000 });
}
