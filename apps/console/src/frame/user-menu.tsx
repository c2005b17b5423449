import { Button, Menu, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Me } from '../api/things.js';
import { prefer } from '../account/own-preferences.js';
import { usePreferences } from '../appearance/preferences.js';
import { speak } from '../language/i18n.js';
import { type Language, LANGUAGES } from '../language/languages.js';
import { notify } from '../notices/notices.js';
import { useProblemText } from '../states/use-problem-text.js';
import { useSignOut } from '../session/use-sign-out.js';
import { OWN_SCREENS } from './nav-screens.js';
import css from './top-bar.module.css';

const SCHEMES = ['light', 'dark', 'auto'] as const;

export function UserMenu({ me, onKeys, onPalette }: { me: Me; onKeys: () => void; onPalette: () => void }) {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { isDense, blur } = usePreferences();
  const textOf = useProblemText();
  const keep = (change: Parameters<typeof prefer>[0]) =>
    void prefer(change).catch((error: Error) => notify(textOf(error), { tone: 'wrong' }));
  const signOut = useSignOut();
  const choose = (scheme: (typeof SCHEMES)[number]) => {
    setColorScheme(scheme);
    keep({ theme: scheme === 'auto' ? 'system' : scheme });
  };
  const mark = (isChosen: boolean) => (isChosen ? '✓' : ' ');
  return (
    <Menu position="bottom-end" width={230} closeOnItemClick={false}>
      <Menu.Target>
        <Button size="xs" variant="default" maw="11rem">
          <bdi>{me.name}</bdi>
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="calc(100dvh - 4rem)" style={{ overflowY: 'auto' }}>
        {OWN_SCREENS.filter(({ isFor }) => isFor(me.permissions)).map(({ to, label }) => (
          <Menu.Item
            key={to}
            component={Link}
            to={to}
            className={css.item}
            activeProps={{ 'aria-current': 'page' }}
            closeMenuOnClick
          >
            {label(t)}
          </Menu.Item>
        ))}
        <Menu.Item closeMenuOnClick onClick={onPalette}>
          {t('command.palette')}
        </Menu.Item>
        <Menu.Item closeMenuOnClick onClick={onKeys}>
          {t('command.keys')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('appearance.scheme')}</Menu.Label>
        {SCHEMES.map((scheme) => (
          <Menu.Item key={scheme} rightSection={mark(scheme === colorScheme)} onClick={() => choose(scheme)}>
            {t(`appearance.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Item rightSection={mark(isDense)} onClick={() => keep({ density: isDense ? 'comfortable' : 'compact' })}>
          {t('appearance.dense')}
        </Menu.Item>
        <Menu.Item
          rightSection={mark(blur !== 'nothing')}
          onClick={() => keep({ blur: blur === 'nothing' ? 'slurs' : 'nothing' })}
        >
          {t('appearance.mask')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('frame.language')}</Menu.Label>
        {Object.entries(LANGUAGES).map(([language, name]) => (
          <Menu.Item
            key={language}
            lang={language}
            rightSection={mark(language === i18n.language)}
            onClick={() => {
              void speak(language as Language);
              keep({ language: language as keyof typeof LANGUAGES });
            }}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => signOut.mutate()}>{t('account.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
