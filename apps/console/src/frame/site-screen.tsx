import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Site } from '../api/things.js';
import { sitesQuery } from '../review/review-queries.js';
import { usePermission } from '../session/use-me.js';
import { ForbiddenState, ScreenState, UnreadState } from '../states/screen-state.js';

interface Props {
  /** Without it there is nothing to see here. */
  permission: string;
  /** The site of the address; the first one unless it is there. */
  siteId: string | undefined;
  /** What is told where there is no site yet. */
  none?: { title: string; text: string };
  children: (site: Site, sites: readonly Site[]) => ReactNode;
}

/** What is about one site at a time: shown of the chosen one, once it is known, to whoever may see it. */
export function SiteScreen({ permission, siteId, none, children }: Props) {
  const { t } = useTranslation();
  const mayRead = usePermission(permission);
  const sites = useQuery(sitesQuery);
  if (!mayRead) {
    return <ForbiddenState />;
  }
  if (sites.data === undefined) {
    return <UnreadState query={sites} />;
  }
  const site = sites.data.find(({ id }) => id === siteId) ?? sites.data[0];
  if (site === undefined) {
    return <ScreenState title={none?.title ?? t('insights.noSite')} text={none?.text ?? t('insights.noSiteHelp')} />;
  }
  return children(site, sites.data);
}
