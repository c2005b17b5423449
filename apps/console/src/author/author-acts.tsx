import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuthorRecord, type ReviewComment, type Site } from '../api/things.js';
import { useBoundKeys } from '../commands/bound-keys.js';
import { KeyCap } from '../commands/key-cap.js';
import { useCommands } from '../commands/running-commands.js';
import { offeredReasons, suggestedReason } from '../review/reject-reasons.js';
import { usePermission } from '../session/use-me.js';
import { NoteDialog } from './note-dialog.js';
import { SanctionDialog } from './sanction-dialog.js';

interface Props {
  author: AuthorRecord;
  comment: ReviewComment;
  site: Site | undefined;
}

/** What can be done about the author, by hand and by key. */
export function AuthorActs({ author, comment, site }: Props) {
  const { t } = useTranslation();
  const { keys } = useBoundKeys();
  const [asked, setAsked] = useState<'note' | 'sanction'>();
  const may = { note: usePermission('authors:note'), sanction: usePermission('authors:sanction') };
  const canBeNamed = author.erasedAt === null;
  const asking = (what: 'note' | 'sanction') => (may[what] && canBeNamed ? () => setAsked(what) : undefined);
  useCommands({ note: asking('note'), sanction: asking('sanction') });
  const offered = offeredReasons(site?.reasons);
  const shared = { author, name: comment.author.username, onClose: () => setAsked(undefined) };
  const buttons = (['note', 'sanction'] as const).filter((what) => asking(what) !== undefined);
  return (
    <Group gap={6} my="xs">
      {buttons.map((what) => (
        <Button
          key={what}
          size="compact-sm"
          variant="default"
          rightSection={<KeyCap name={keys[what]} />}
          onClick={() => setAsked(what)}
        >
          {t(`author.${what}`)}
        </Button>
      ))}
      {asked === 'note' && <NoteDialog {...shared} />}
      {asked === 'sanction' && (
        <SanctionDialog
          {...shared}
          offered={offered}
          suggested={suggestedReason(offered, comment.decision?.reasons ?? [])}
        />
      )}
    </Group>
  );
}
