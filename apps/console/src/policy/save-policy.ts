import { call, callTagged } from '../api/call.js';
import { POLICY_ID } from './policy.js';
import { type RuleSetFiles } from './write-rule-set.js';

/** Saves a policy as the draft of its rule set. @param etag of the draft that is there @returns the new one's */
export async function savePolicy(siteId: string, files: RuleSetFiles, etag: string | undefined): Promise<string> {
  const saved =
    etag === undefined
      ? await callTagged('createDraft', { path: { siteId }, body: { id: POLICY_ID, ...files } })
      : await callTagged('replaceDraft', { path: { siteId, id: POLICY_ID }, ifMatch: etag, body: files });
  return saved.etag;
}

/** Makes the draft with this etag what acts on the site. */
export async function publishPolicy(siteId: string, etag: string): Promise<void> {
  await call('publishDraft', { path: { siteId, id: POLICY_ID }, ifMatch: etag, body: { state: 'live' } });
}
