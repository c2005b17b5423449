import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useBoundKeys } from '../commands/bound-keys.js';
import { Palette, type PaletteEntry } from '../commands/palette.js';
import { possibleCommands, runCommand } from '../commands/running-commands.js';
import { useMe } from '../session/use-me.js';
import { NAV_SCREENS, OWN_SCREENS } from './nav-screens.js';

export function CommandPalette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { keys } = useBoundKeys();
  const navigate = useNavigate();
  const commands = possibleCommands()
    .filter((name) => name !== 'palette')
    .map((name): PaletteEntry => ({
      id: name,
      label: t(`command.${name}`),
      hint: keys[name],
      run: () => runCommand(name),
    }));
  const permissions = useMe().data?.permissions ?? [];
  const screens = [...NAV_SCREENS, ...OWN_SCREENS]
    .filter(({ isFor }) => isFor(permissions))
    .map(({ to, label }): PaletteEntry => ({ id: to, label: label(t), run: () => void navigate({ to }) }));
  return <Palette isOpen={isOpen} onClose={onClose} entries={[...commands, ...screens]} />;
}
