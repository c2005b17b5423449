import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isRefused } from '../api/call-errors.js';
import { type AuthorRecord } from '../api/things.js';
import { notify } from '../notices/notices.js';

/** An act on an author as he was seen; where somebody else was faster, he is shown as he is now, and it can be tried again. */
export function useSanctioning<Sent>(
  author: AuthorRecord,
  send: (sent: Sent, etag: string) => Promise<unknown>,
  said: (sent: Sent) => string,
) {
  const client = useQueryClient();
  const { siteId, key, etag } = author;
  const queryKey = ['author', siteId, key];
  return useMutation({
    mutationFn: (sent: Sent) => send(sent, etag),
    onSuccess: (_, sent) => {
      notify(said(sent));
      return client.invalidateQueries({ queryKey });
    },
    onError: (error) => {
      if (isRefused(error, 412)) {
        client.setQueryData(queryKey, (error.content as { author: AuthorRecord }).author);
        void client.invalidateQueries({ queryKey: [...queryKey, 'sanctions'] });
      }
    },
  });
}
