import { useQuery } from '@tanstack/react-query';
import { type Decision, type ReviewComment } from '../api/things.js';
import { rulesSaidQuery } from './context-queries.js';

/** What a comment stands by; where a person has decided since and it waits again, what rules said of it, with their reasons. */
export function useReasonedDecision(comment: ReviewComment): Decision | null {
  return useQuery(rulesSaidQuery(comment)).data ?? comment.decision;
}
