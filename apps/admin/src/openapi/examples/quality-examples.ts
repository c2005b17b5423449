import { type OperationExample } from '@palaver/openapi';
import { etagOfContent } from '../../requests/etag.js';

/** How well rules and people decide, by operation. */
export const QUALITY_EXAMPLES: Record<string, OperationExample> = {
  getSampling: { answer: { approve: 0, reject: 0, secondLook: 0 } },
  setSampling: {
    headers: { 'if-match': etagOfContent({ approve: 0, reject: 0, secondLook: 0 }) },
    body: { approve: 0.01, reject: 0.05, secondLook: 0.02 },
    answer: { approve: 0.01, reject: 0.05, secondLook: 0.02 },
  },
  getMyCare: { answer: { severeInARow: null } },
  setMyCare: { body: { severeInARow: 5 }, answer: { severeInARow: 5 } },
};
