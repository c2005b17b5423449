import { type ReasonCode, type ReviewItem, type Site } from '../api/things.js';

type Guide = Site['guides'][number];

/** A life may hang on what is done about them. */
const NEEDED: readonly ReasonCode[] = ['threat', 'self_harm'];

/** What the site says about the reasons of a comment, and what it should say something about and does not. */
export function guidesFor(
  { comment: { decision, labels } }: Pick<ReviewItem, 'comment'>,
  site: Pick<Site, 'guides'> | undefined,
): { guides: readonly Guide[]; missing: readonly ReasonCode[] } {
  const codes = new Set<string>([...(decision?.reasons ?? []).map(({ code }) => code), ...labels]);
  const guides = (site?.guides ?? []).filter(({ reason }) => codes.has(reason));
  const said = new Set(guides.map(({ reason }) => reason));
  return { guides, missing: NEEDED.filter((code) => codes.has(code) && !said.has(code)) };
}

/** Where a click on a contact leads; undefined: nowhere. */
export function hrefOf(reach: string): string | undefined {
  const text = reach.trim();
  if (/^\+?[\d\s()/-]{5,}$/.test(text)) {
    return `tel:${text.replace(/[^\d+]/g, '')}`;
  }
  if (/^[^\s@:/]+@[^\s@:/]+$/.test(text)) {
    return `mailto:${text}`;
  }
  return /^https:\/\//.test(text) ? text : undefined;
}
