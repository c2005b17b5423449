import { queryOptions } from '@tanstack/react-query';
import { call, callTagged } from '../api/call.js';
import { isRefused } from '../api/call-errors.js';
import { type Site } from '../api/things.js';
import { FIRST_POLICY, type Policy, POLICY_ID } from './policy.js';
import { readRuleSet } from './read-rule-set.js';

/** Packs with the rules that choices speak of. */
const BASES = ['newsroom', 'core'];

/** `byHand`: something that was not written here is live, or is being written under the id of ours. */
export type StoredPolicy =
  | { kind: 'byHand'; id: string }
  | {
      kind: 'known';
      base: string;
      /** As it acts now. */
      live: Policy;
      /** The pack that builds on. */
      liveBase: string;
      /** What was saved and not published. */
      draft: { policy: Policy; etag: string } | null;
    };

export const storedPolicyQuery = ({ id: siteId, ruleSet }: Site) =>
  queryOptions({
    // Read again with the rule sets, of which it is one.
    queryKey: ['rule-sets', siteId, POLICY_ID, 'policy', ruleSet],
    queryFn: async (): Promise<StoredPolicy> => {
      const path = { siteId, id: ruleSet.id, version: String(ruleSet.version) };
      const [version, draft] = await Promise.all([call('getVersion', { path }), readDraft(siteId)]);
      const live = readLive(version);
      const drafted = draft && readRuleSet(POLICY_ID, draft.answer);
      if (live === undefined || (draft !== null && !drafted)) {
        return { kind: 'byHand', id: live === undefined ? ruleSet.id : POLICY_ID };
      }
      return {
        kind: 'known',
        liveBase: live.base,
        base: drafted?.base ?? live.base,
        live: live.policy,
        draft: draft && drafted ? { policy: drafted.policy, etag: draft.etag } : null,
      };
    },
  });

interface Version {
  id: string;
  source: string | null;
  lists: Record<string, string>;
  document: Record<string, unknown>;
}

function readLive({ id, source, lists, document }: Version) {
  if (source !== null) {
    return id === POLICY_ID ? readRuleSet(id, { source, lists }) : undefined;
  }
  return BASES.includes(id) ? { base: `${id}@${String(document.version)}`, policy: FIRST_POLICY } : undefined;
}

async function readDraft(siteId: string) {
  try {
    return await callTagged('getDraft', { path: { siteId, id: POLICY_ID } });
  } catch (error) {
    if (isRefused(error, 404)) {
      return null;
    }
    throw error;
  }
}
