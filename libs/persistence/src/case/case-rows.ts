import type { Action, DecisionSource, DeliveryState, ReasonCode } from '@palaver/contracts';

export interface CaseComment {
  headRev: number;
  deletedRev: number | null;
  receivedAt: Date;
  decisionVersion: number;
  authorKey: string | null;
  erasedAt: Date | null;
}

export interface CaseRevision {
  rev: number;
  /** JSON of what the site sent. */
  data: string;
  receivedAt: Date;
}

export interface CaseDecision {
  version: number;
  rev: number;
  run: number;
  action: Action;
  source: DecisionSource;
  score: number | null;
  reasonCode: ReasonCode | null;
  ruleSet: { id: string; version: number; hash: string } | null;
  override: boolean;
  actor: string | null;
  note: string | null;
  decidedAt: Date;
  xid: string;
  /** JSON to the byte; null where nothing was evaluated, and once it is gone. */
  facts: string | null;
  result: string | null;
  /** The place in the chain of the digest that tells of it; null for what is in none (yet). */
  digestPos: number | null;
}

export interface CaseVersion {
  id: string;
  version: number;
  hash: string;
  title: string | null;
  note: string | null;
  publishedAt: Date;
  publishedBy: string | null;
  /** Canonical JSON. */
  document: string;
}

export interface CaseDelivery {
  endpointId: string;
  url: string;
  topic: string;
  version: number;
  state: DeliveryState;
  attempts: number;
  createdAt: Date;
  deliveredAt: Date | null;
  status: number | null;
  error: string | null;
  tries: { attempt: number; at: string; status: number | null; error: string | null; latencyMs: number }[];
}

export interface CaseReport {
  reporterId: string;
  reason: string;
  note: string | null;
  reportedAt: Date;
}

export interface CaseAuditRow {
  seq: string;
  actor: string;
  action: string;
  subject: string;
  at: Date;
  atMicros: string;
  xid: string;
  pos: number | null;
  /** As it was written, to the byte; null once it is erased, like the salt. */
  content: string | null;
  salt: string | null;
  /** Hex, as are the others below. */
  commitment: string;
  canonical: string;
  prevHash: string | null;
  hash: string | null;
}

export interface CaseRows {
  comment: CaseComment;
  revisions: CaseRevision[];
  decisions: CaseDecision[];
  versions: CaseVersion[];
  deliveries: CaseDelivery[];
  reports: CaseReport[];
  audit: CaseAuditRow[];
  head: { pos: number; hash: string } | null;
}
