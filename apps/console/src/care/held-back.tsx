import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useBoundKeys } from '../commands/bound-keys.js';
import { KeyCap } from '../commands/key-cap.js';
import { useCommands } from '../commands/running-commands.js';
import { ScreenState } from '../states/screen-state.js';
import { startAgain } from './severe-run.js';

/** In the place of a severe comment, when there were as many in a row as somebody wants and nothing milder waits. */
export function HeldBack({ most, until, step }: { most: number; until: number; step: (by: number) => void }) {
  const { t, i18n } = useTranslation();
  const { keys } = useBoundKeys();
  useCommands({ reveal: startAgain, next: () => step(1), previous: () => step(-1) });
  const at = new Date(until).toLocaleTimeString(i18n.language, { timeStyle: 'short' });
  return (
    <div role="status">
      <ScreenState title={t('care.heldTitle', { count: most })} text={t('care.held', { at })}>
        <Button variant="default" rightSection={<KeyCap name={keys.reveal} />} onClick={startAgain}>
          {t('care.goOn')}
        </Button>
      </ScreenState>
    </div>
  );
}
