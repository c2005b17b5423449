import { describe, expect, it } from '@jest/globals';
import { type ReviewItem } from '../api/things.js';
import { guidesFor, hrefOf } from './guides-for.js';

const itemOf = (...codes: string[]) =>
  ({ comment: { decision: { reasons: codes.map((code) => ({ code })) }, labels: [] } }) as unknown as ReviewItem;
const threat = { reason: 'threat' as const, steps: ['Call.'], contacts: [] };

describe('what a site does about a reason', () => {
  it('is what it says of the reasons of the comment', () => {
    expect(guidesFor(itemOf('spam', 'threat'), { guides: [threat] })).toEqual({ guides: [threat], missing: [] });
    expect(guidesFor(itemOf('spam'), { guides: [threat] })).toEqual({ guides: [], missing: [] });
  });

  it('is missed for threats and self-harm alone', () => {
    expect(guidesFor(itemOf('self_harm', 'spam'), { guides: [threat] })).toEqual({
      guides: [],
      missing: ['self_harm'],
    });
  });
});

describe('a contact', () => {
  it.each([
    ['+44 20 7946 0000', 'tel:+442079460000'],
    ['desk@news.example', 'mailto:desk@news.example'],
    ['https://help.example/', 'https://help.example/'],
    ['javascript:alert(1)', undefined],
    ['javascript:x@y', undefined],
    ['room 3', undefined],
  ])('%s leads to %s', (reach, href) => {
    expect(hrefOf(reach)).toBe(href);
  });
});
