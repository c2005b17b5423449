import { ConsoleApi } from './console-api.js';
import { type ConsoleHouse } from './console-house.js';

/** A rule set with one rule of its own, whose examples do what they should. */
export const houseRules = (id: string, { score = 12, more = '' } = {}) => `schema: palaver/rules/v1
id: ${id}
extends: [newsroom@3]
groups:
  house: { max: 20 }
rules:
  - id: HARBOUR_TOUR
    group: house
    score: ${score}
    reason: advertising
    say: 'Sells a tour: {{match}}'
    when: { text: { terms: [harbour tour] } }
    tests: { hit: [Book a harbour tour], miss: [The harbour is silting up] }
${more}`;

/** A second one, of words in a list beside it. */
const WORDS = `schema: palaver/rules/v1
id: seaside
extends: [house@1]
groups: { words: { max: 6 } }
lists: { bad: { from: lists/bad } }
rules:
  - { id: SEASIDE_WORD, group: words, score: 3, reason: off_topic, say: 'Says {{match}}', when: { text: { list: bad } } }
`;

/** Words of a list beside it, which is to be written. */
export const SHIPS = `schema: palaver/rules/v1
id: listed
thresholds: { review: 5, reject: 10 }
groups: { ships: {} }
lists: { ships: { from: lists/ships } }
rules:
  - { id: SHIP, group: ships, score: 12, reason: off_topic, say: 'Says {{match}}', when: { text: { list: ships } } }
`;

/** Two versions and a draft, a draft with a list, another with a mistake, and a backtest. */
export async function fillRuleSets(house: ConsoleHouse): Promise<void> {
  const api = await ConsoleApi.as(house, 'admin', 'Rita');
  const at = '/v1/sites/news/rule-sets';
  type Draft = { etag: string };
  const publish = (draft: Draft, state: string, note: string) =>
    api.send('POST', `${at}/house/publish`, { state, note }, { 'if-match': draft.etag });
  const change = (draft: Draft, source: string) =>
    api.send<Draft>('PUT', `${at}/house/draft`, { source, lists: {} }, { 'if-match': draft.etag });
  const first = await api.send<Draft>('POST', at, { id: 'house', source: houseRules('house'), lists: {} });
  await publish(first, 'live', 'Tours are advertised a lot this summer');
  const second = await change(first, houseRules('house', { score: 4 }));
  await publish(second, 'shadow', 'Milder, to be seen');
  await change(second, houseRules('house', { score: 6 }));
  const mistaken = houseRules('mistaken', { more: 'force:\n  - { wen: HARBOUR_TOUR, action: review }\n' });
  await api.send('POST', at, { id: 'mistaken', source: mistaken, lists: {} });
  await api.send('POST', at, { id: 'seaside', source: WORDS, lists: { 'lists/bad': 'bathing hut\nice cream\n' } });
  const { id } = await api.send<{ id: string }>('POST', `${at}/house/backtests`, { of: 'shadow', last: 1000 });
  for (let state = ''; state !== 'done'; await new Promise((resolve) => setTimeout(resolve, 200))) {
    ({ state } = await api.send<{ state: string }>('GET', `${at}/house/backtests/${id}`));
  }
}
