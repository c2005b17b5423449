import { Button, Menu } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../appearance/use-phone.js';
import { NAV_SCREENS, OWN_SCREENS } from './nav-screens.js';
import css from './top-bar.module.css';

/** The ways to the screens: beside each other, and in a menu where a phone has no room for that. */
export function ScreenLinks({ permissions }: { permissions: readonly string[] }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const isPhone = usePhone();
  const links = NAV_SCREENS.filter(({ isFor }) => isFor(permissions));
  if (!isPhone) {
    return (
      <nav aria-label={t('nav.label')} className={css.links}>
        {links.map(({ to, label }) => (
          <Link key={to} to={to} className={css.link} activeProps={{ 'aria-current': 'page' }}>
            {label(t)}
          </Link>
        ))}
      </nav>
    );
  }
  const all = [...links, ...OWN_SCREENS.filter(({ isFor }) => isFor(permissions))];
  const shown = all.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  return (
    <nav aria-label={t('nav.label')} className={css.links}>
      <Menu position="bottom-start" width={230} withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button size="sm" variant="subtle" color="gray" c="inherit" rightSection={<span aria-hidden>▾</span>}>
            {shown?.label(t) ?? t('nav.label')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {all.map(({ to, label }) => (
            <Menu.Item key={to} component={Link} to={to} className={css.item} activeProps={{ 'aria-current': 'page' }}>
              {label(t)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}
