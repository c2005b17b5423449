import { type OperationExample } from '@palaver/openapi';
import { etagOfContent } from '../../requests/etag.js';

/** How well rules and people decide, by operation. */
export const QUALITY_EXAMPLES: Record<string, OperationExample> = {
  getSampling: { answer: { approve: 0, reject: 0 } },
  setSampling: {
    headers: { 'if-match': etagOfContent({ approve: 0, reject: 0 }) },
    body: { approve: 0.01, reject: 0.05 },
    answer: { approve: 0.01, reject: 0.05 },
  },
};
