import { describe, expect, it } from '@jest/globals';
import { asked, readSearchFilter } from './search-filter.js';

describe('what a search asks for', () => {
  it('is read from the address, and what makes no sense is left out', () => {
    const search = { text: 'ferry', article: 'a-1', action: 'hide', reason: 'spam', from: '2026-13-01', to: 7, x: 'y' };
    expect(JSON.parse(JSON.stringify(readSearchFilter(search)))).toEqual({
      text: 'ferry',
      article: 'a-1',
      reason: 'spam',
    });
  });

  it('goes from the beginning of one day to the end of another', () => {
    const { siteId, from, to } = asked({ site: 'news', from: '2026-11-29', to: '2026-11-30' });
    expect(siteId).toBe('news');
    expect(from).toBe(new Date(2026, 10, 29).toISOString());
    expect(to).toBe(new Date(2026, 11, 1).toISOString());
    expect(asked({})).toMatchObject({ siteId: undefined, from: undefined, to: undefined });
  });
});
