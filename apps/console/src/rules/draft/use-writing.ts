import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { call } from '../../api/call.js';
import { isRefused } from '../../api/call-errors.js';
import { draftQuery, ruleSetQuery } from '../rule-queries.js';
import { type Draft, type Files, type Place } from '../rule-things.js';
import { keepText, type KeptText, keptText } from './kept-text.js';

const isSame = (one: Files, other: Files) =>
  one.source === other.source &&
  Object.keys(one.lists).length === Object.keys(other.lists).length &&
  Object.entries(one.lists).every(([name, text]) => other.lists[name] === text);

export interface Writing {
  files: Files;
  isSaved: boolean;
  /** Somebody else's draft, that was saved while this one was being written. */
  theirs: Draft | undefined;
  saving: { isPending: boolean; error: Error | null };
  write: (files: Files) => void;
  /** Answers the draft as it is stored. @throws RefusedError */
  save: () => Promise<Draft>;
  /** What is written here shall replace theirs when it is saved. */
  insist: () => void;
  giveWay: () => void;
}

/** A draft as it is being written: what is typed is kept in this browser until it is saved. */
export function useWriting(place: Place, stored: Draft): Writing {
  const client = useQueryClient();
  const [kept, setKept] = useState(() => keptText(place));
  const latest = useRef(kept);
  const keep = (text: KeptText | undefined) => {
    latest.current = text;
    keepText(place, text);
    setKept(text);
  };
  const saving = useMutation({
    mutationFn: ({ files, upon }: KeptText) =>
      call('replaceDraft', { path: place, ifMatch: upon, body: { source: files.source, lists: files.lists } }),
    onSuccess: (draft, { files }) => {
      const { current } = latest;
      keep(current === undefined || isSame(current.files, files) ? undefined : { ...current, upon: draft.etag });
      client.setQueryData(draftQuery(place).queryKey, draft);
      void client.invalidateQueries(ruleSetQuery(place));
    },
    onError: (error) => {
      if (isRefused(error, 412)) {
        client.setQueryData(draftQuery(place).queryKey, (error.content as { draft: Draft }).draft);
      }
    },
  });
  const isOvertaken = kept !== undefined && kept.upon !== stored.etag;
  return {
    files: kept?.files ?? stored,
    isSaved: kept === undefined,
    theirs: isOvertaken ? stored : undefined,
    saving: { isPending: saving.isPending, error: isRefused(saving.error, 412) ? null : saving.error },
    write: (files) =>
      keep(!isOvertaken && isSame(files, stored) ? undefined : { files, upon: latest.current?.upon ?? stored.etag }),
    save: () => (latest.current === undefined ? Promise.resolve(stored) : saving.mutateAsync(latest.current)),
    insist: () => latest.current && keep({ ...latest.current, upon: stored.etag }),
    giveWay: () => keep(undefined),
  };
}
