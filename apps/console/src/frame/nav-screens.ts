import { type TFunction } from 'i18next';
import { maySetUp } from '../settings/settings-parts.js';

const may = (permission: string) => (permissions: readonly string[]) => permissions.includes(permission);

/** The screens the bar leads to, and who sees them. */
export const NAV_SCREENS = [
  { to: '/review', label: (t: TFunction) => t('nav.review'), isFor: () => true },
  { to: '/policy', label: (t: TFunction) => t('nav.policy'), isFor: may('rules:publish') },
  { to: '/rules', label: (t: TFunction) => t('nav.rules'), isFor: may('rules:read') },
  { to: '/insights', label: (t: TFunction) => t('nav.insights'), isFor: may('statistics:read') },
  { to: '/settings', label: (t: TFunction) => t('nav.settings'), isFor: maySetUp },
] as const;

/** Those that are found under one's name, besides. */
export const OWN_SCREENS = [
  { to: '/handover', label: (t: TFunction) => t('shift.title'), isFor: may('review:read') },
  { to: '/account', label: (t: TFunction) => t('account.title'), isFor: () => true },
  { to: '/search', label: (t: TFunction) => t('search.title'), isFor: () => true },
  { to: '/batches', label: (t: TFunction) => t('batches.title'), isFor: () => true },
] as const;
