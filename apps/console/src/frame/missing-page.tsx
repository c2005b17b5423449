import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ScreenState } from '../states/screen-state.js';
import { useTitle } from './use-title.js';

export function MissingPage() {
  const { t } = useTranslation();
  useTitle([t('state.missing')]);
  return (
    <ScreenState title={t('state.missing')} text={t('state.missingHelp')}>
      <Anchor component={Link} to="/review">
        {t('nav.review')}
      </Anchor>
    </ScreenState>
  );
}
