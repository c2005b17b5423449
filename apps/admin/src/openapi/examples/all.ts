import { type OperationExample } from '@palaver/openapi';
import { AUDIT_EXAMPLES } from './audit-examples.js';
import { ARTICLE_EXAMPLES } from './article-examples.js';
import { AUTHOR_EXAMPLES } from './author-examples.js';
import { BACKTEST_EXAMPLES } from './backtest-examples.js';
import { CASE_EXAMPLES } from './case-examples.js';
import { BATCH_EXAMPLES } from './batch-examples.js';
import { ENDPOINT_EXAMPLES } from './endpoint-examples.js';
import { IMPORT_EXAMPLES } from './import-examples.js';
import { QUALITY_EXAMPLES } from './quality-examples.js';
import { STATISTIC_EXAMPLES } from './statistic-examples.js';
import { LIVE_EXAMPLES } from './live-examples.js';
import { REPORT_EXAMPLES } from './report-examples.js';
import { PEOPLE_EXAMPLES } from './people-examples.js';
import { QUEUE_EXAMPLES } from './queue-examples.js';
import { REVIEW_EXAMPLES } from './review-examples.js';
import { RULE_SET_EXAMPLES } from './rule-set-examples.js';
import { SITE_EXAMPLES } from './site-examples.js';
import { TOKEN_EXAMPLES } from './token-examples.js';

/** What is sent and answered, by operation: one story, told in the order of the routes. */
export const EXAMPLES: Record<string, OperationExample> = {
  ...SITE_EXAMPLES,
  ...TOKEN_EXAMPLES,
  ...AUTHOR_EXAMPLES,
  ...ARTICLE_EXAMPLES,
  ...REPORT_EXAMPLES,
  ...PEOPLE_EXAMPLES,
  ...ENDPOINT_EXAMPLES,
  ...REVIEW_EXAMPLES,
  ...BATCH_EXAMPLES,
  ...QUEUE_EXAMPLES,
  ...RULE_SET_EXAMPLES,
  ...BACKTEST_EXAMPLES,
  ...IMPORT_EXAMPLES,
  ...AUDIT_EXAMPLES,
  ...CASE_EXAMPLES,
  ...LIVE_EXAMPLES,
  ...STATISTIC_EXAMPLES,
  ...QUALITY_EXAMPLES,
};
