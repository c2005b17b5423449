import { ProblemAlert } from '../states/problem-alert.js';
import { UnreadState } from '../states/screen-state.js';
import { GuidesCard } from './guides-card.js';
import { ReasonsCard } from './reasons-card.js';
import { SiteRulesCard } from './site-rules-card.js';
import { StrikesCard } from './strikes-card.js';
import { useSite } from './use-site.js';

/** How a site is moderated: what everybody who moderates it goes by. */
export function ModerationPart({ siteId }: { siteId: string }) {
  const { query, change } = useSite(siteId);
  if (query.data === undefined) {
    return <UnreadState query={query} />;
  }
  const { answer: site, etag } = query.data;
  const shared = { site, isSaving: change.isPending, onSave: change.mutate };
  return (
    <>
      <ProblemAlert error={change.error} />
      <SiteRulesCard key={`rules ${etag}`} {...shared} />
      <ReasonsCard key={`reasons ${etag}`} {...shared} />
      <GuidesCard key={`guides ${etag}`} {...shared} />
      <StrikesCard key={`strikes ${etag}`} {...shared} />
    </>
  );
}
