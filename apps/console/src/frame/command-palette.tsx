import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useBoundKeys } from '../commands/bound-keys.js';
import { Palette, type PaletteEntry } from '../commands/palette.js';
import { possibleCommands, runCommand } from '../commands/running-commands.js';

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
  const screens: PaletteEntry[] = [
    { id: '/review', label: t('nav.review'), run: () => void navigate({ to: '/review' }) },
    { id: '/search', label: t('search.title'), run: () => void navigate({ to: '/search' }) },
    { id: '/rules', label: t('nav.rules'), run: () => void navigate({ to: '/rules' }) },
    { id: '/batches', label: t('batches.title'), run: () => void navigate({ to: '/batches' }) },
    { id: '/settings', label: t('nav.settings'), run: () => void navigate({ to: '/settings' }) },
    { id: '/account', label: t('account.title'), run: () => void navigate({ to: '/account' }) },
  ];
  return <Palette isOpen={isOpen} onClose={onClose} entries={[...commands, ...screens]} />;
}
