import { type Reason, type ReasonCode } from '../api/things.js';

/** What people reject for, the most frequent first; other codes are for what rules and settings do. */
export const REJECT_REASONS = [
  'spam',
  'insult',
  'hate',
  'harassment',
  'threat',
  'off_topic',
  'personal_data',
  'misinformation',
  'low_quality',
  'advertising',
  'scam',
  'profanity',
  'violence',
  'sexual',
  'self_harm',
  'impersonation',
  'inflammatory',
  'illegal',
  'flood',
  'duplicate',
  'policy_other',
] as const satisfies readonly ReasonCode[];

/** A digit for each. */
export const MOST_WITH_DIGIT = 9;

/** The reasons a site rejects with, in its own order, or all. */
export function offeredReasons(ofSite: readonly ReasonCode[] | null | undefined): readonly ReasonCode[] {
  return ofSite ?? REJECT_REASONS;
}

/** What most of the points speak for, among those offered; what most readers reported otherwise; undefined where nobody has said why. */
export function suggestedReason(
  offered: readonly ReasonCode[],
  reasons: readonly Reason[],
  reported: readonly string[] = [],
): ReasonCode | undefined {
  const [strongest] = reasons
    .filter(({ code, points }) => points > 0 && offered.includes(code))
    .sort((one, other) => other.points - one.points);
  const times = (reason: ReasonCode) => reported.filter((one) => one === reason).length;
  const [mostReported] = offered.filter((reason) => times(reason) > 0).sort((one, other) => times(other) - times(one));
  return strongest?.code ?? mostReported;
}
