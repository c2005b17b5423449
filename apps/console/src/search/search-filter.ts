import { type ReasonCode } from '../api/things.js';
import { REJECT_REASONS } from '../review/reject-reasons.js';

export const SEARCHED_ACTIONS = ['approve', 'reject', 'review'] as const;
/** Where a comment can stand beside what was decided. */
export const SEARCHED_STATES = ['pending', 'deleted'] as const;
const DAY = /^\d{4}-\d\d-\d\d$/;
const DAY_MS = 86_400_000;

/** What is searched for, as it stands in the address. */
export interface SearchFilter {
  text?: string;
  site?: string;
  author?: string;
  /** Its id on the site, or its address. */
  article?: string;
  section?: string;
  rule?: string;
  /** Who took the decision, as the audit log names him. */
  moderator?: string;
  action?: (typeof SEARCHED_ACTIONS)[number];
  state?: (typeof SEARCHED_STATES)[number];
  reason?: ReasonCode;
  /** Days of the reader's own clock, both included. */
  from?: string;
  to?: string;
}

/** The address of the search: what is looked for, and the comment whose history is open. */
export interface SearchAddress extends SearchFilter {
  /** Its site and its id, with a slash between. */
  comment?: string;
}

export const readSearchAddress = (search: Record<string, unknown>): SearchAddress => ({
  ...readSearchFilter(search),
  comment: typeof search.comment === 'string' && placeOf(search.comment) ? search.comment : undefined,
});

export interface CommentPlace {
  siteId: string;
  id: string;
}

export const addressOf = ({ siteId, id }: CommentPlace): string => `${siteId}/${id}`;

export function placeOf(comment: string): CommentPlace | undefined {
  const [, siteId, id] = /^([^/]+)\/(.+)$/s.exec(comment) ?? [];
  return siteId === undefined || id === undefined ? undefined : { siteId, id };
}

/** What an address asks for; what makes no sense is left out. */
export function readSearchFilter(search: Record<string, unknown>): SearchFilter {
  const word = (name: string) => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const day = (name: string) => {
    const value = word(name);
    return value !== undefined && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
  };
  return {
    text: word('text'),
    site: word('site'),
    author: word('author'),
    article: word('article'),
    section: word('section'),
    rule: word('rule'),
    moderator: word('moderator'),
    action: SEARCHED_ACTIONS.find((one) => one === search.action),
    state: SEARCHED_STATES.find((one) => one === search.state),
    reason: REJECT_REASONS.find((one) => one === search.reason),
    from: day('from'),
    to: day('to'),
  };
}

/** Site and filter as the API names them. */
export function asked({ site, from, to, ...filter }: SearchFilter) {
  return {
    siteId: site,
    ...filter,
    from: from && atMidnight(from).toISOString(),
    to: to && atMidnight(nextDay(to)).toISOString(),
  };
}

const atMidnight = (day: string) => new Date(`${day}T00:00:00`);
const nextDay = (day: string) => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
