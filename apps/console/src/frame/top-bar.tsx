import { Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Me } from '../api/things.js';
import { KeysDialog } from '../commands/keys-dialog.js';
import { useCommands } from '../commands/running-commands.js';
import { ConnectionMark } from '../live/connection-mark.js';
import { CommandPalette } from './command-palette.js';
import { Mark } from './mark.js';
import { ScreenLinks } from './screen-links.js';
import { SearchField } from './search-field.js';
import { UserMenu } from './user-menu.js';
import css from './top-bar.module.css';

export function TopBar({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [areKeysShown, keys] = useDisclosure(false);
  const [isPaletteShown, palette] = useDisclosure(false);
  const navigate = useNavigate();
  const mayRead = me.permissions.includes('review:read');
  useCommands({
    keys: keys.open,
    palette: palette.toggle,
    shift: mayRead ? () => void navigate({ to: '/handover' }) : undefined,
  });
  return (
    <header className={css.bar}>
      <Link to="/review" className={css.home} aria-label={t('nav.home')}>
        <Mark />
      </Link>
      <ScreenLinks permissions={me.permissions} />
      <Group gap="sm" wrap="nowrap" className={css.end}>
        <ConnectionMark />
        <SearchField />
        <UserMenu me={me} onKeys={keys.open} onPalette={palette.open} />
      </Group>
      <KeysDialog isOpen={areKeysShown} onClose={keys.close} />
      <CommandPalette isOpen={isPaletteShown} onClose={palette.close} />
    </header>
  );
}
