import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { Dialog } from '../../frame/dialog.js';
import { SendForm } from '../../frame/send-form.js';
import { fieldProblem } from '../../states/use-problem-text.js';
import { UnreadState } from '../../states/screen-state.js';
import { packsQuery, refreshRuleSets } from '../rule-queries.js';
import { type Pack } from '../rule-things.js';
import { firstSource } from './first-source.js';

interface Props {
  siteId: string;
  /** What it builds on unless another one is chosen: a rule set of the site and its version. */
  from: { id: string; version: number };
}

/** Begins a rule set: a draft that builds on a pack, or on what is live. */
export function NewRuleSet({ siteId, from }: Props) {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure(false);
  const packs = useQuery({ ...packsQuery, enabled: isOpen });
  return (
    <>
      <Button size="sm" onClick={open}>
        {t('rules.new.open')}
      </Button>
      <Dialog title={t('rules.new.title')} isOpen={isOpen} onClose={close}>
        {packs.data ? <NewRuleSetForm siteId={siteId} from={from} packs={packs.data} /> : <UnreadState query={packs} />}
      </Dialog>
    </>
  );
}

function NewRuleSetForm({ siteId, from: { id: name, version }, packs }: Props & { packs: readonly Pack[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  // A pack is known by its own version, whatever number the site has given it.
  const number = packs.find((pack) => pack.name === name)?.version ?? version;
  const from = `${name}@${number}`;
  const [id, setId] = useState('');
  const [base, setBase] = useState(from);
  const make = useMutation({
    mutationFn: () => call('createDraft', { path: { siteId }, body: { id, source: firstSource(id, base), lists: {} } }),
    onSuccess: async () => {
      await refreshRuleSets(siteId);
      await navigate({ to: '/rules/$siteId/$ruleSet', params: { siteId, ruleSet: id } });
    },
  });
  const others = packs
    .map((pack) => ({
      value: `${pack.name}@${pack.version}`,
      label: t('rules.new.pack', { name: pack.title ?? pack.name, version: pack.version }),
    }))
    .filter(({ value }) => value !== from);
  return (
    <SendForm sending={make} button={t('rules.new.do')} isIncomplete={id === ''}>
      <Stack gap="md">
        <TextInput
          label={t('rules.new.id')}
          description={t('rules.new.idHelp')}
          required
          data-autofocus
          maxLength={64}
          value={id}
          error={fieldProblem(make.error, '/id')}
          onChange={(event) => setId(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('rules.new.base')}
          description={t('rules.new.baseHelp')}
          value={base}
          onChange={(event) => setBase(event.currentTarget.value)}
          data={[
            { value: from, label: t('rules.new.pack', { name, version: number }) },
            ...others,
            { value: '', label: t('rules.new.nothing') },
          ]}
        />
      </Stack>
    </SendForm>
  );
}
