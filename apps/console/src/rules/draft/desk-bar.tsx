import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../session/use-me.js';
import { useNameOf } from '../../session/use-name-of.js';
import { ProblemAlert } from '../../states/problem-alert.js';
import { PublishDialog } from '../publish/publish-dialog.js';
import { type Draft, type Place, type SiteRuleSet } from '../rule-things.js';
import { useMoment } from '../use-moment.js';
import { DiscardDraft } from './discard-draft.js';
import { FileChoice } from './file-choice.js';
import { type Writing } from './use-writing.js';

interface Props {
  place: Place;
  ruleSet: SiteRuleSet;
  draft: Draft;
  writing: Writing;
  file: string;
  onFile: (file: string) => void;
  onSave: () => void;
}

/** Which text one writes, whether it is saved, and what can be done with it. */
export function DeskBar({ place, ruleSet, draft, writing, file, onFile, onSave }: Props) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const mayPublish = usePermission('rules:publish');
  const [isPublishing, publishing] = useDisclosure(false);
  const { files, isSaved, saving, theirs } = writing;
  const publish = async () => {
    await writing.save().then(publishing.open, () => undefined);
  };
  const at = useMoment()(draft.updatedAt);
  return (
    <>
      <ProblemAlert error={saving.error} />
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <FileChoice
            lists={files.lists}
            chosen={file}
            onChoose={onFile}
            onChange={(lists) => writing.write({ source: files.source, lists })}
          />
          <Text size="sm" c="dimmed" role="status">
            {isSaved ? t('rules.draft.savedAt', { at, who: nameOf(draft.updatedBy) }) : t('rules.draft.unsaved')}
          </Text>
        </Group>
        <Group gap="xs">
          <DiscardDraft place={place} ruleSet={ruleSet} draft={draft} onGone={writing.giveWay} />
          <Button
            size="xs"
            variant="default"
            disabled={isSaved || theirs !== undefined}
            loading={saving.isPending}
            onClick={onSave}
          >
            {t('rules.draft.save')}
          </Button>
          {mayPublish && (
            <Button size="xs" data-testid="publish" disabled={theirs !== undefined} onClick={() => void publish()}>
              {t('rules.publish.open')}
            </Button>
          )}
        </Group>
      </Group>
      {isPublishing && <PublishDialog place={place} ruleSet={ruleSet} draft={draft} onClose={publishing.close} />}
    </>
  );
}
