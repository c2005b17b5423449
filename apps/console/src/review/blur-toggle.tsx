import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../appearance/preferences.js';
import { useBoundKeys } from '../commands/bound-keys.js';
import { KeyCap } from '../commands/key-cap.js';
import { AnchorLink } from '../frame/links.js';

/** Whether what hurts is blurred, and the way to the other state; who has nothing blurred is led to where he chose so. */
export function BlurToggle({ isRevealed, onReveal }: { isRevealed: boolean; onReveal: () => void }) {
  const { t } = useTranslation();
  const { blur } = usePreferences();
  const { keys } = useBoundKeys();
  if (blur === 'nothing') {
    return (
      <Text size="xs" ms="auto">
        <AnchorLink to="/account" fz="xs" c="dimmed">
          {t('bench.blur.never')}
        </AnchorLink>
      </Text>
    );
  }
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      color="gray"
      ms="auto"
      title={t(isRevealed ? 'bench.blur.again' : 'bench.blur.show')}
      rightSection={<KeyCap name={keys.reveal} />}
      onClick={onReveal}
    >
      {t(isRevealed ? 'bench.blur.off' : 'bench.blur.on')}
    </Button>
  );
}
