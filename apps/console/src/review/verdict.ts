import { type ReasonCode } from '../api/things.js';

export interface Verdict {
  action: 'approve' | 'reject';
  reason?: ReasonCode;
  note?: string;
}
