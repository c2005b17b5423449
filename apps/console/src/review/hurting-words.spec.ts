import { describe, expect, it } from '@jest/globals';
import { type Reason, type ReviewComment } from '../api/things.js';
import { hurtingWords, partsOf } from './hurting-words.js';

const TEXT = 'You are a m0r0n, an idiot and a complete idiot.';
const comment = { text: TEXT, author: { username: 'big idiot' } } as ReviewComment;
const reason = (code: Reason['code'], say: string, ...words: string[]): Reason => ({
  rule: 'R',
  code,
  points: 1,
  say,
  spans: words.map((word) => ({ field: 'text', start: TEXT.indexOf(word), end: TEXT.indexOf(word) + word.length })),
});
const INSULT = reason('insult', 'Calls people names: m0r0n, idiot', 'm0r0n', 'idiot');
const shown = (of: Reason, ...all: Reason[]) =>
  partsOf(of, hurtingWords(comment, [of, ...all])).map(({ text, isHurting }) => (isHurting ? `[${text}]` : text));

describe('what of a reason is blurred', () => {
  it.each<[string, Reason, Reason[], string[]]>([
    ['the words that were found', INSULT, [], ['Calls people names: ', '[m0r0n]', ', ', '[idiot]']],
    [
      'nothing of a sentence without them',
      reason('insult', 'Several slurs in one comment', 'idiot'),
      [],
      ['Several slurs in one comment'],
    ],
    [
      'what another reason found',
      reason('spam', 'Said to somebody: an idiot', 'an idiot'),
      [INSULT],
      ['Said to somebody: an ', '[idiot]'],
    ],
    [
      'the longer one whole',
      reason('hate', 'Abuse: complete idiot', 'complete idiot'),
      [INSULT],
      ['Abuse: ', '[complete idiot]'],
    ],
    [
      'what stands behind the colon, where the text has changed since',
      reason('insult', 'A slur: dolt', 'idiot'),
      [],
      ['A slur: ', '[dolt]'],
    ],
    [
      'nothing of what does not hurt',
      reason('spam', 'A link: idiot.example', 'complete'),
      [],
      ['A link: idiot.example'],
    ],
  ])('%s', (_, of, others, parts) => {
    expect(shown(of, ...others)).toEqual(parts);
  });

  it('is found in the name as well', () => {
    const named: Reason = {
      ...reason('insult', 'The name is abusive: big idiot'),
      spans: [{ field: 'author.username', start: 4, end: 9 }],
    };
    expect(shown(named)).toEqual(['The name is abusive: big ', '[idiot]']);
  });
});
