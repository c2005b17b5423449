import type { Action, ReasonCode } from '@palaver/contracts';

export type SpanField = 'text' | 'author.username' | 'article.title';

/** UTF-16 offsets [start, end) in the original of a field. */
export interface FieldSpan {
  field: SpanField;
  start: number;
  end: number;
}

/** One hit. `points` are decimals with at most two places, before group caps. */
export interface Reason {
  rule: string;
  code: ReasonCode;
  points: number;
  say: string;
  spans: FieldSpan[];
}

export interface NearMiss {
  rule: string;
  signal: string;
  value: number;
  needs: string;
}

/** `sanction` and `article`: what people have set for the author or the article, whatever the rules found. */
export type DecidedBy = 'score' | 'force' | 'require' | 'budget' | 'sanction' | 'article';

/** One run of one rule-set version on one revision; serialises to the same bytes on replay. */
export interface Evaluation {
  engine: string;
  ruleSet: { id: string; version: number; hash: string };
  action: Action;
  by: DecidedBy;
  reasonCode: ReasonCode | null;
  score: number;
  reasons: Reason[];
  shadow: Reason[];
  groups: { group: string; raw: number; effective: number }[];
  skipped: { rule: string; missing: string[] }[];
  nearMisses: NearMiss[];
  thresholds: { review: number; reject: number };
  degraded: string[];
  /** True when the text was longer than what is matched. */
  cut: boolean;
  work: { used: number; budget: number };
}
