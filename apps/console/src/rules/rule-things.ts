import { type Answer, type Sent } from '../api/call.js';

export type SiteRuleSet = Answer<'listRuleSets'>['data'][number];
export type Pack = Answer<'listPacks'>['data'][number];
export type Draft = Answer<'getDraft'>;
export type Version = Answer<'listVersions'>['data'][number];
export type Lint = Answer<'lintRuleSet'>;
export type Issue = Lint['issues'][number];
export type Trial = Answer<'tryRuleSet'>;
export type ReportCard = Answer<'getReportCard'>;
export type RuleCard = ReportCard['rules'][number];
export type Diff = Answer<'diffFiles'>;
export type Backtest = Answer<'listBacktests'>['data'][number];
export type WholeBacktest = Answer<'getBacktest'>;
export type BacktestReport = NonNullable<WholeBacktest['report']>;

/** What an author writes: the rule set, and the word lists beside it by name. */
export interface Files {
  source: string;
  lists: Record<string, string>;
}

/** What the text of a rule set is called among its files; word lists have names of their own. */
export const RULES_FILE = 'rules';

/** One rule set of one site. */
export interface Place {
  siteId: string;
  id: string;
}

/** A comment to try rules on, as the admin takes it. */
export type TriedComment = NonNullable<Sent<'tryRuleSet'>['body']>['comment'];
