import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { type AuthorRecord } from '../api/things.js';
import { orNone } from '../api/or-none.js';

const MINUTE = 60_000;
type Author = Pick<AuthorRecord, 'siteId' | 'key'>;

export const sanctionsQuery = ({ siteId, key }: Author) =>
  queryOptions({
    queryKey: ['author', siteId, key, 'sanctions'],
    staleTime: MINUTE,
    queryFn: async () =>
      (await orNone(() => call('listSanctionsOfAuthor', { path: { siteId, key }, query: { limit: '20' } })))?.data ??
      [],
  });

export const notesQuery = ({ siteId, key }: Author) =>
  queryOptions({
    queryKey: ['author', siteId, key, 'notes'],
    staleTime: MINUTE,
    queryFn: async () =>
      (await orNone(() => call('listAuthorNotes', { path: { siteId, key }, query: { limit: '20' } })))?.data ?? [],
  });

export const strikesQuery = ({ siteId, key }: Author) =>
  queryOptions({
    queryKey: ['author', siteId, key, 'strikes'],
    staleTime: MINUTE,
    queryFn: () => orNone(() => call('listStrikesOfAuthor', { path: { siteId, key } })),
  });
