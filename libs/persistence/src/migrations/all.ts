import { Tables1764028800000 } from './1764028800000-tables.js';
import { Roles1764028900000 } from './1764028900000-roles.js';
import { ClaimIndexes1764029000000 } from './1764029000000-claim-indexes.js';
import { FirstStatistics1764029100000 } from './1764029100000-first-statistics.js';
import { RuleSets1764030000000 } from './1764030000000-rule-sets.js';
import { Memory1764031000000 } from './1764031000000-memory.js';
import { Imports1764032000000 } from './1764032000000-imports.js';
import { Backtests1764033000000 } from './1764033000000-backtests.js';
import { RuleTallies1764034000000 } from './1764034000000-rule-tallies.js';
import { ArrivalLog1764034500000 } from './1764034500000-arrival-log.js';
import { DecisionsHoldTheirEvaluation1764038000000 } from './1764038000000-decisions-hold-their-evaluation.js';
import { Administration1764036000000 } from './1764036000000-administration.js';
import { Heartbeats1764037000000 } from './1764037000000-heartbeats.js';
import { DeliveryClock1764035000000 } from './1764035000000-delivery-clock.js';
import { EndpointHealth1764035100000 } from './1764035100000-endpoint-health.js';
import { DeliveryTries1764035200000 } from './1764035200000-delivery-tries.js';
import { Traces1764037100000 } from './1764037100000-traces.js';
import { PlainCommentsWithoutEvents1764038100000 } from './1764038100000-plain-comments-without-events.js';
import { AuditChain1764036100000 } from './1764036100000-audit-chain.js';
import { Idempotency1764036200000 } from './1764036200000-idempotency.js';
import { Sections1764039000000 } from './1764039000000-sections.js';
import { ReviewRouting1764039100000 } from './1764039100000-review-routing.js';
import { CaseFiles1764039400000 } from './1764039400000-case-files.js';
import { Sanctions1764039300000 } from './1764039300000-sanctions.js';
import { Batches1764039200000 } from './1764039200000-batches.js';
import { CommentSearch1764039201000 } from './1764039201000-comment-search.js';
import { ArrivalsAsTheyAre1764039500000 } from './1764039500000-arrivals-as-they-are.js';
import { OpenedIn1764039410000 } from './1764039410000-opened-in.js';
import { NotesAndArticleModes1764039310000 } from './1764039310000-notes-and-article-modes.js';
import { Statistics1764039420000 } from './1764039420000-statistics.js';
import { SearchMark1764039202000 } from './1764039202000-search-mark.js';
import { RejectedReplies1764039203000 } from './1764039203000-rejected-replies.js';
import { SearchStatistics1764039204000 } from './1764039204000-search-statistics.js';
import { Samples1764039430000 } from './1764039430000-samples.js';
import { ReportsAndStrikes1764039320000 } from './1764039320000-reports-and-strikes.js';
import { People1764039001000 } from './1764039001000-people.js';
import { ReviewQueues1764039110000 } from './1764039110000-review-queues.js';
import { Waves1764039205000 } from './1764039205000-waves.js';
import { OverdueIndex1764039601000 } from './1764039601000-overdue-index.js';
import { Mail1764039700000 } from './1764039700000-mail.js';
import { SecondLooks1764039800000 } from './1764039800000-second-looks.js';
import { SiteGuides1764040030000 } from './1764040030000-site-guides.js';
import { AuthorNames1764040031000 } from './1764040031000-author-names.js';
import { WaveBands1764040140000 } from './1764040140000-wave-bands.js';
import { EndedItems1764040200000 } from './1764040200000-ended-items.js';
import { Escalations1764040500000 } from './1764040500000-escalations.js';

export const MIGRATIONS = [
  Tables1764028800000,
  Roles1764028900000,
  ClaimIndexes1764029000000,
  FirstStatistics1764029100000,
  RuleSets1764030000000,
  Memory1764031000000,
  Imports1764032000000,
  Backtests1764033000000,
  RuleTallies1764034000000,
  ArrivalLog1764034500000,
  DecisionsHoldTheirEvaluation1764038000000,
  Administration1764036000000,
  Heartbeats1764037000000,
  DeliveryClock1764035000000,
  EndpointHealth1764035100000,
  DeliveryTries1764035200000,
  Traces1764037100000,
  PlainCommentsWithoutEvents1764038100000,
  AuditChain1764036100000,
  Idempotency1764036200000,
  Sections1764039000000,
  ReviewRouting1764039100000,
  Sanctions1764039300000,
  Batches1764039200000,
  CommentSearch1764039201000,
  ArrivalsAsTheyAre1764039500000,
  OpenedIn1764039410000,
  NotesAndArticleModes1764039310000,
  ReportsAndStrikes1764039320000,
  CaseFiles1764039400000,
  Statistics1764039420000,
  SearchMark1764039202000,
  RejectedReplies1764039203000,
  SearchStatistics1764039204000,
  Samples1764039430000,
  People1764039001000,
  ReviewQueues1764039110000,
  Waves1764039205000,
  OverdueIndex1764039601000,
  Mail1764039700000,
  SecondLooks1764039800000,
  SiteGuides1764040030000,
  AuthorNames1764040031000,
  WaveBands1764040140000,
  EndedItems1764040200000,
  Escalations1764040500000,
];
