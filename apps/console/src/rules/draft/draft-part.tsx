import { useQuery } from '@tanstack/react-query';
import { usePermission } from '../../session/use-me.js';
import { UnreadState } from '../../states/screen-state.js';
import { draftQuery } from '../rule-queries.js';
import { type Place, type SiteRuleSet } from '../rule-things.js';
import { NoDraft } from './no-draft.js';
import { ReadDraft } from './read-draft.js';
import { WorkDesk } from './work-desk.js';

/** What is being written of a rule set; without the right to write, it is read. */
export function DraftPart({ place, ruleSet }: { place: Place; ruleSet: SiteRuleSet }) {
  const mayWrite = usePermission('rules:write');
  const draft = useQuery(draftQuery(place));
  if (draft.data === undefined) {
    return <UnreadState query={draft} />;
  }
  if (draft.data === null) {
    return <NoDraft place={place} ruleSet={ruleSet} />;
  }
  return mayWrite ? <WorkDesk place={place} ruleSet={ruleSet} draft={draft.data} /> : <ReadDraft files={draft.data} />;
}
