import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useBoundKeys } from '../commands/bound-keys.js';
import { type CommandName } from '../commands/command-table.js';
import { KeyCap } from '../commands/key-cap.js';

/** The button of a command, with its key; undefined `run`: it cannot be done now. */
export function Act({ name, color, run }: { name: CommandName; color?: string; run?: () => void }) {
  const { t } = useTranslation();
  const { areOn, keys } = useBoundKeys();
  return (
    <Button
      variant={color === undefined ? 'default' : 'filled'}
      color={color}
      disabled={run === undefined}
      onClick={run}
      aria-keyshortcuts={areOn ? keys[name].replace('Ctrl+', 'Control+') : undefined}
      rightSection={areOn && <KeyCap name={keys[name]} isSilent />}
    >
      {t(`command.${name}`)}
    </Button>
  );
}
