import { Radio, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { Dialog } from '../../frame/dialog.js';
import { SendForm } from '../../frame/send-form.js';
import { notify } from '../../notices/notices.js';
import { sitesQuery } from '../../review/review-queries.js';
import { isolated } from '../../language/isolated.js';
import { NoteField } from './note-field.js';
import { refreshLive } from '../rule-queries.js';
import { type Draft, type Place, type SiteRuleSet } from '../rule-things.js';
import { BeforePublishing } from './before-publishing.js';
import { useSoundness } from './use-soundness.js';

interface Props {
  place: Place;
  ruleSet: SiteRuleSet;
  draft: Draft;
  onClose: () => void;
}

type State = 'live' | 'shadow';

/** What is known of the draft, what publishing it changes, and whether it decides or only runs beside. */
export function PublishDialog({ place, ruleSet, draft, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [state, setState] = useState<State>('live');
  const [note, setNote] = useState('');
  const { isSound } = useSoundness(place, draft);
  const publish = useMutation({
    mutationFn: () =>
      call('publishDraft', {
        path: place,
        ifMatch: draft.etag,
        body: { state, ...(note.trim() === '' ? {} : { note: note.trim() }) },
      }),
    onSuccess: async ({ version }) => {
      notify(t(state === 'live' ? 'rules.publish.isLive' : 'rules.publish.isShadow', { version }));
      onClose();
      await refreshLive(place.siteId);
      await navigate({
        to: '/rules/$siteId/$ruleSet',
        params: { siteId: place.siteId, ruleSet: place.id },
        search: { part: 'versions' },
      });
    },
  });
  return (
    <Dialog title={t('rules.publish.title', { id: place.id })} onClose={onClose}>
      <SendForm sending={publish} button={t(`rules.publish.do.${state}`)} isIncomplete={!isSound}>
        <BeforePublishing place={place} ruleSet={ruleSet} draft={draft} />
        <Radio.Group label={t('rules.publish.how')} value={state} onChange={(chosen) => setState(chosen)}>
          <Stack gap="xs" mt={6}>
            <Radio value="live" label={t('rules.publish.live')} description={<WhatGoes place={place} />} />
            <Radio value="shadow" label={t('rules.publish.shadow')} description={t('rules.publish.shadowHelp')} />
          </Stack>
        </Radio.Group>
        <NoteField value={note} onChange={setNote} />
      </SendForm>
    </Dialog>
  );
}

/** What decides now, and gives way. */
function WhatGoes({ place }: { place: Place }) {
  const { t } = useTranslation();
  const site = useQuery(sitesQuery).data?.find(({ id }) => id === place.siteId);
  return (
    <Text span inherit>
      {site &&
        t('rules.publish.liveHelp', { site: isolated(site.name), id: site.ruleSet.id, version: site.ruleSet.version })}
    </Text>
  );
}
