import { describe, expect, it } from '@jest/globals';
import { findContacts } from './contacts.js';
import { keccak256 } from './keccak.js';
import { findLinks } from './links.js';
import { skeleton } from './skeleton.js';
import { findMixedScript, findShouting, findZalgo, quotedSpans, textStats } from './stats.js';

function contacts(text: string): string[] {
  return findContacts(text).map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`);
}

describe('contacts', () => {
  it.each([
    ['an international phone number', 'call +44 20 7946 0958 now', 'phone +44 20 7946 0958'],
    ['an American phone number', 'call 202-555-0142.', 'phone 202-555-0142'],
    ['a mail address', 'write to a.b@mail.example!', 'email a.b@mail.example'],
    ['an IBAN that adds up', 'to DE89 3704 0044 0532 0130 00 please', 'iban DE89 3704 0044 0532 0130 00'],
    ['a card number that adds up', 'card 4111 1111 1111 1111', 'card 4111 1111 1111 1111'],
    ['a Bitcoin address', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'cryptoAddress 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'],
    [
      'an Ethereum address',
      '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
      'cryptoAddress 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    ],
    ['an IPv4 address', 'from 192.0.2.7,', 'ip 192.0.2.7'],
    ['an IPv6 address', 'from 2001:db8::1', 'ip 2001:db8::1'],
  ])('finds %s', (_, text, expected) => {
    expect(contacts(text)).toEqual([expected]);
  });

  it.each([
    '24.11.2021 and 2019-10-05 10:00',
    '1,234,567 euros or 31.2 %',
    'ISBN 978-3-16-148410-0',
    'Order 4411, invoice 7203315',
    'DE88 3704 0044 0532 0130 00',
    '4111 1111 1111 1112',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD',
    'version 1.2.3.4.5 at 17:25',
    '999.1.1.1',
  ])('sees nothing in %s', (text) => {
    expect(contacts(text)).toEqual([]);
  });

  it('hashes as the Keccak reference does', () => {
    expect(keccak256('')).toBe('c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470');
  });
});

describe('mail addresses', () => {
  it.each([
    ['the longest host', 'to x@one.two.example, soon', ['x@one.two.example']],
    ['a host whose last part is no name', 'x@one.two.e4', ['x@one.two']],
    ['a name behind a sign', '(x+y@one.example)', ['x+y@one.example']],
    ['letters of any script', 'ż.ó@łąka.pl', ['ż.ó@łąka.pl']],
    ['two in a row', 'a@one.example b@two.example', ['a@one.example', 'b@two.example']],
    ['no second name in a host', 'a@one.example@two.example', ['a@one.example']],
    ['no dot at the edge of a name', '.a@one.example and a.@one.example', []],
    ['no hyphen at the edge of a host', 'a@-one.example a@one-.example', []],
    ['no host without a dot', 'a@one', []],
  ])('are found by their at sign: %s', (_, text, expected) => {
    const found = findContacts(text, ['email']).map(({ span }) => text.slice(span.start, span.end));
    expect(found).toEqual(expected);
  });
});

describe('links', () => {
  it('finds links among many words with dots, each at its place', () => {
    const text = Array.from({ length: 12 }, (_, i) => `see a${String(i)}.com/x, e.g. 3.5`).join('\n');
    const links = findLinks(text);
    expect(links.map(({ span }) => text.slice(span.start, span.end))).toEqual(
      Array.from({ length: 12 }, (_, i) => `a${String(i)}.com/x`),
    );
    expect(findLinks('at 3.5 or 10.2, wait... and so on.')).toEqual([]);
  });

  it('gives the registrable domain, in Unicode', () => {
    const domains = findLinks('https://a.shop.co.uk/x www.b.com http://xn--mnchen-3ya.de').map((link) => link.domain);
    expect(domains).toEqual(['shop.co.uk', 'b.com', 'münchen.de']);
  });

  it('leaves mail addresses and sentence ends alone', () => {
    expect(findLinks('me@mail.com at the end.Next one')).toEqual([]);
  });
});

describe('counts and spans', () => {
  it('finds shouting, stacked marks and mixed alphabets', () => {
    expect(findShouting('STOP it NOW please')).toEqual([{ start: 0, end: 4 }]);
    expect(findZalgo('a\u0300\u0301\u0302b')).toEqual([{ start: 0, end: 4 }]);
    expect(findMixedScript('a сat and кот')).toEqual([{ start: 2, end: 5 }]);
  });

  it.each(['he said "no" twice', 'er sagte „no“', 'il dit «no»', '彼は「no」と', 'x\n> no'])(
    'sees the quotation in %s',
    (text) => {
      const spans = quotedSpans(text);
      expect(spans).toHaveLength(1);
      expect(text.slice(spans[0]?.start, spans[0]?.end).trim()).toBe('no');
    },
  );

  it('counts without a division by zero', () => {
    expect(textStats('')).toMatchObject({ length: 0, upperRatio: 0, maxCharRun: 0, scripts: [] });
    expect(textStats('ABc déf 12!!!')).toMatchObject({
      words: 3,
      letters: 6,
      upperLetters: 2,
      digits: 2,
      punctuationRuns: 1,
      maxCharRun: 3,
    });
  });

  it('gives look-alike names one skeleton', () => {
    expect(skeleton('Аdmin')).toBe(skeleton('admin'));
    expect(skeleton('rnoderator')).toBe(skeleton('moderator'));
    expect(skeleton('admin')).not.toBe(skeleton('anna'));
  });
});
