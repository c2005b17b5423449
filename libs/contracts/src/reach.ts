import { z } from 'zod';
import { siteIdSchema } from './site-settings.js';

/** Ids of sites, or `*` alone for all there are and will be. */
export const reachedSitesSchema = z
  .array(z.union([z.literal('*'), siteIdSchema], { error: 'must be the id of a site, or *' }))
  .min(1)
  .max(1000)
  .refine((sites) => !sites.includes('*') || sites.length === 1, 'must hold nothing else beside *');

/** Sections of articles as the sites name them. */
export const reachedSectionsSchema = z.array(z.string().min(1).max(200)).min(1).max(200);

/** What a caller sees: these sites (`*`: all), and in them comments under articles of these sections (null: all). */
export interface Reach {
  sites: readonly string[];
  sections: readonly string[] | null;
}

/** Whether who is held to `sections` (null: to none) sees what is in this one. What is in none is seen by who sees all. */
export function seesSection(sections: readonly string[] | null, section: string | null): boolean {
  return sections === null || (section !== null && sections.includes(section));
}
