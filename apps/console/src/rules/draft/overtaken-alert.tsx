import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useNameOf } from '../../session/use-name-of.js';
import { TextDiff } from '../editor/text-diff.js';
import { type Draft, type Files } from '../rule-things.js';
import { useMoment } from '../use-moment.js';

interface Props {
  theirs: Draft;
  mine: Files;
  onInsist: () => void;
  onGiveWay: () => void;
}

/** Somebody else saved meanwhile: both copies, and which of them shall count. */
export function OvertakenAlert({ theirs, mine, onInsist, onGiveWay }: Props) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const [isShown, { toggle }] = useDisclosure(true);
  const at = useMoment()(theirs.updatedAt);
  return (
    <Alert color="yellow" variant="light" role="alert" title={t('rules.overtaken.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('rules.overtaken.text', { who: nameOf(theirs.updatedBy), at })}</Text>
        <Group gap="xs">
          <Button size="xs" onClick={onInsist}>
            {t('rules.overtaken.mine')}
          </Button>
          <Button size="xs" variant="default" onClick={onGiveWay}>
            {t('rules.overtaken.theirs')}
          </Button>
          <Button size="xs" variant="subtle" aria-expanded={isShown} onClick={toggle}>
            {t('rules.overtaken.compare')}
          </Button>
        </Group>
        {isShown && <TextDiff label={t('rules.overtaken.diff')} before={theirs.source} after={mine.source} />}
      </Stack>
    </Alert>
  );
}
