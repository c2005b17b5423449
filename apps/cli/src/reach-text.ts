import { type Reach } from '@palaver/contracts';

/** `news,blog`, and `news (sport,local)` where not all sections are seen. */
export function reachText({ sites, sections }: Reach): string {
  return sections === null ? sites.join(',') : `${sites.join(',')} (${sections.join(',')})`;
}
