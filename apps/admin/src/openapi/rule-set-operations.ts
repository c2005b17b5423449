import {
  checkRuleSetSchema,
  createDraftSchema,
  lintResultSchema,
  noteBodySchema,
  publishSchema,
  ruleSetDiffSchema,
  ruleSetDraftSchema,
  ruleSetFilesSchema,
  ruleSetVersionSchema,
  siteRuleSetSchema,
  testResultSchema,
  wholeVersionSchema,
} from '@palaver/contracts';
import { z } from 'zod';
import { type Operation } from './operation.js';

const RULE_SETS = '/v1/sites/{siteId}/rule-sets';
const RULE_SET = `${RULE_SETS}/{id}`;
const VERSION = `${RULE_SET}/versions/{version}`;
const page = (item: z.ZodType) => z.strictObject({ data: z.array(item), nextCursor: z.string().nullable() });
const nothing = z.strictObject({});

/** Rule sets of a site: drafts, versions, and what becomes of them. */
export const ruleSetOperations: Operation[] = [
  {
    method: 'get',
    path: RULE_SETS,
    summary: 'The rule sets of a site, with the versions that are live and in shadow.',
    status: 200,
    answer: page(siteRuleSetSchema),
  },
  {
    method: 'post',
    path: RULE_SETS,
    summary: 'Begin a draft, of a new rule set or of one that has versions. It need not be right yet.',
    body: createDraftSchema,
    status: 201,
    answer: ruleSetDraftSchema,
    refusals: [409],
  },
  { method: 'get', path: RULE_SET, summary: 'One rule set.', status: 200, answer: siteRuleSetSchema },
  {
    method: 'get',
    path: `${RULE_SET}/draft`,
    summary: 'The draft as it is written, with its etag.',
    status: 200,
    answer: ruleSetDraftSchema,
  },
  {
    method: 'put',
    path: `${RULE_SET}/draft`,
    summary: 'Replace the draft. If-Match holds its etag; 412 brings the fresh draft.',
    body: ruleSetFilesSchema,
    conditional: true,
    status: 200,
    answer: ruleSetDraftSchema,
    refusals: [412, 428],
  },
  {
    method: 'delete',
    path: `${RULE_SET}/draft`,
    summary: 'Throw the draft away. If-Match holds its etag.',
    conditional: true,
    status: 204,
    refusals: [400, 412, 428],
  },
  {
    method: 'post',
    path: `${RULE_SET}/lint`,
    summary: 'What is wrong with what is sent, or with the draft: message, line, column, hint.',
    body: checkRuleSetSchema,
    status: 200,
    answer: lintResultSchema,
  },
  {
    method: 'post',
    path: `${RULE_SET}/test`,
    summary: 'Run the inline tests of what is sent, or of the draft.',
    body: checkRuleSetSchema,
    status: 200,
    answer: testResultSchema,
  },
  {
    method: 'post',
    path: `${RULE_SET}/publish`,
    summary: 'Make a version of the draft, live or in shadow. Refused while lint or an inline test fails.',
    body: publishSchema,
    conditional: true,
    status: 201,
    answer: ruleSetVersionSchema,
    refusals: [409, 412, 428],
  },
  {
    method: 'get',
    path: `${RULE_SET}/versions`,
    summary: 'The versions, newest first.',
    status: 200,
    answer: page(ruleSetVersionSchema),
  },
  {
    method: 'get',
    path: VERSION,
    summary: 'A version with its source and with the document that runs.',
    status: 200,
    answer: wholeVersionSchema,
  },
  {
    method: 'post',
    path: `${VERSION}/promote`,
    summary: 'Let a version in shadow go live.',
    body: nothing,
    status: 200,
    answer: ruleSetVersionSchema,
    refusals: [409],
  },
  {
    method: 'post',
    path: `${VERSION}/archive`,
    summary: 'Put a version in shadow away.',
    body: nothing,
    status: 200,
    answer: ruleSetVersionSchema,
    refusals: [409],
  },
  {
    method: 'post',
    path: `${VERSION}/rollback`,
    summary: 'Publish an older version again, as a new one.',
    body: noteBodySchema,
    status: 201,
    answer: ruleSetVersionSchema,
    refusals: [409],
  },
  {
    method: 'get',
    path: `${RULE_SET}/diff`,
    summary: 'Two versions rule by rule. Each is a number, live, shadow or draft.',
    query: z.strictObject({ from: z.string(), to: z.string() }),
    status: 200,
    answer: ruleSetDiffSchema,
    refusals: [400, 409],
  },
];
