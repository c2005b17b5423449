import { NativeSelect, SegmentedControl, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type AuthorRecord, type ReasonCode, type Sanction } from '../api/things.js';
import { usePhone } from '../appearance/use-phone.js';
import { Dialog } from '../frame/dialog.js';
import { SendForm } from '../frame/send-form.js';
import { useSanctioning } from './use-sanctioning.js';

interface Props {
  author: AuthorRecord;
  name: string;
  offered: readonly ReasonCode[];
  /** What is most likely meant. */
  suggested: ReasonCode | undefined;
  onClose: () => void;
}

const KINDS = ['warn', 'premoderate', 'suspend', 'ban'] as const satisfies readonly Sanction['kind'][];
const DAYS = [1, 3, 7, 14, 30, 90, 365];
const DAY_MS = 86_400_000;

/** What is held against an author from now on, for how long, and why. */
export function SanctionDialog({ author, name, offered, suggested, onClose }: Props) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Sanction['kind']>('warn');
  const [reason, setReason] = useState(suggested ?? offered[0] ?? 'policy_other');
  const [days, setDays] = useState('7');
  const [note, setNote] = useState('');
  const [message, setMessage] = useState('');
  const { siteId, key } = author;
  const canEnd = kind === 'suspend' || kind === 'premoderate';
  const impose = useSanctioning<void>(
    author,
    async (_, ifMatch) => {
      const until = canEnd && days !== '' ? new Date(Date.now() + Number(days) * DAY_MS).toISOString() : undefined;
      const body = { kind, reason, until, note: note.trim() || undefined, message: message.trim() || undefined };
      await call('sanctionAuthor', { path: { siteId, key }, ifMatch, body });
      onClose();
    },
    () => t(`sanction.done.${kind}`, { name }),
  );
  const isPhone = usePhone();
  const lasting = DAYS.map((count) => ({ value: String(count), label: t('sanction.days', { count }) }));
  return (
    <Dialog title={t('sanction.title', { name })} onClose={onClose}>
      <SendForm sending={{ ...impose, mutate: () => impose.mutate() }} button={t(`sanction.do.${kind}`)}>
        <SegmentedControl
          fullWidth
          orientation={isPhone ? 'vertical' : 'horizontal'}
          data-autofocus
          aria-label={t('sanction.kind')}
          data={KINDS.map((value) => ({ value, label: t(`sanction.of.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        <Text size="sm" c="dimmed">
          {t(`sanction.help.${kind}`)}
        </Text>
        <NativeSelect
          label={t('sanction.reason')}
          data={offered.map((value) => ({ value, label: t(`reason.${value}`) }))}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value as ReasonCode)}
        />
        {canEnd && (
          <NativeSelect
            label={t('sanction.lasts')}
            data={kind === 'suspend' ? lasting : [...lasting, { value: '', label: t('sanction.untilLifted') }]}
            value={days}
            onChange={(event) => setDays(event.currentTarget.value)}
          />
        )}
        <Textarea
          label={t('sanction.note')}
          maxLength={2000}
          autosize
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Textarea
          label={t('sanction.message')}
          description={t('sanction.messageHelp')}
          maxLength={2000}
          autosize
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
      </SendForm>
    </Dialog>
  );
}
