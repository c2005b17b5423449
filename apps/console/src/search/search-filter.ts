import { type ReasonCode } from '../api/things.js';

const ACTIONS = ['approve', 'reject', 'review'] as const;

/** What is searched for, as it stands in the address. */
export interface SearchFilter {
  text?: string;
  site?: string;
  author?: string;
  action?: (typeof ACTIONS)[number];
  reason?: ReasonCode;
}

export const SEARCHED_ACTIONS = ACTIONS;

/** Site and filter as the API names them. */
export function asked({ site, ...filter }: SearchFilter) {
  return { siteId: site, ...filter };
}
