export { Database, type SiteTransaction, type Transaction, migrate, openDatabase } from './database.js';
export { type ArticleRow } from './articles/article-row.js';
export {
  countByArticle,
  findArticle,
  lockArticle,
  listArticles,
  setArticleMode,
} from './articles/article.repository.js';
export { lockDueCalendars, putOffCalendar, tellMode } from './articles/tell-mode.js';
export {
  findReporter,
  listReports,
  muteReporter,
  type ReporterRow,
  type ReportRow,
  unmuteReporter,
} from './reports/report-list.js';
export { reporterWeight, reportPoints } from './reports/reporter-weight.js';
export { readStrikes } from './authors/strikes.js';
export { addNote, type AuthorNoteRow, listNotes } from './authors/author-notes.js';
export { listHistory } from './authors/author-history.js';
export { findLinked, type LinkedAccountRow } from './authors/linked-accounts.js';
export { type CommentCounts } from './comment-counts.js';
export { isInSections, withinSections } from './articles/in-sections.js';
export { hasCommentIn } from './authors/author-row.js';
export { countComments } from './authors/author-counts.js';
export { type AuthorRow, findAuthor, lockAuthor } from './authors/author-row.js';
export { listSanctions } from './authors/sanction-list.js';
export { type SanctionRow } from './authors/sanction-row.js';
export { confirmSanction, findSanction, imposeSanction, liftSanction } from './authors/sanctions.js';
export { type AuthorStanding, readStanding } from './authors/standing.js';
export { tellSanction } from './authors/tell-sanction.js';
export * from './imports/import-item.js';
export { ImportRepository } from './imports/import.repository.js';
export { IngestBatcher } from './ingest/ingest-batcher.js';
export * from './ingest/ingest-item.js';
export { TransientAddress } from './ingest/transient-address.js';
export { articleKey, authorKey } from './ingest/ingest-row.js';
export { plainEventId } from './ingest/plain-event.js';
export { type BacktestRow, type WholeBacktestRow } from './backtests/backtest-row.js';
export { BacktestRepository } from './backtests/backtest.repository.js';
export { BacktestJobRepository, type LeasedBacktest } from './backtests/backtest-job.repository.js';
export {
  type BacktestComment,
  BacktestCommentRepository,
  type Place,
} from './backtests/backtest-comment.repository.js';
export { type BatchRow, type BatchTarget, type EntryRow, type EntryState, type NewBatch } from './batches/batch-row.js';
export {
  BatchRepository,
  findBatch,
  leaseNewBatch,
  previewBatch,
  recordBegin,
  recordPreview,
} from './batches/batch.repository.js';
export { type BatchJob, giveBackBatch } from './batches/batch-lease.js';
export { BatchJobRepository, carryOutBatch } from './batches/batch-job.repository.js';
export { addCaused } from './batches/fill-by-cause.js';
export { addFound } from './batches/fill-by-query.js';
export { addDecidedIn, addEntries, type SeenComment } from './batches/fill-batch.js';
export { commentsOfItems, type EntryNow, entriesNow } from './batches/selected-comments.js';
export { type Earlier, findEarlier } from './batches/find-earlier.js';
export { lastDecisionOf, type PersonsDecision, standingDecisionOf } from './batches/last-decision.js';
export { type AuthorNameQuery, findAuthorsByName, type NamedAuthorRow } from './search/author-names.js';
export { type CommentFilter } from './search/comment-filter.js';
export { type CommentPast, readPast } from './search/comment-past.js';
export { type CommentSearch, type FoundPlace, searchComments } from './search/comment-search.repository.js';
export { type CommentStanding, readStandings } from './search/comment-standing.js';
export { SearchSweepRepository, type TakenIn } from './search/search-sweep.repository.js';
export {
  type Alike,
  type ChangedItem,
  type WaveItem,
  WaveItemRepository,
  type WavePage,
} from './waves/wave-item.repository.js';
export { listWaves, type WavePlace, type WaveRow } from './waves/wave.repository.js';
export { ARRIVAL_KINDS, arrivalKey } from './memory/arrival-key.js';
export { ArrivalLog, type LoggedArrival, type LoggedList } from './memory/arrival-log.js';
export { ErasureRepository } from './pipeline/erasure.repository.js';
export { DecisionRepository } from './pipeline/decision.repository.js';
export {
  type ClaimedDelivery,
  DeliveryRepository,
  type Room,
  type SentResult,
} from './pipeline/delivery.repository.js';
export { DeliveryKeepingRepository } from './pipeline/delivery-keeping.repository.js';
export { type EndpointChange } from './pipeline/delivery-results.js';
export { messageId } from './pipeline/message-id.js';
export { type Disabling } from './pipeline/disable-endpoint.js';
export { decideByPerson, type PersonDecision, type PersonOutcome } from './pipeline/person-decision.js';
export { type DecisionHead, type SettledRow } from './pipeline/settled-row.js';
export {
  type DueWork,
  type LoadedWork,
  type StoredFacts,
  WorkRepository,
  type WorkState,
} from './pipeline/work.repository.js';
export { FigureRepository, type StoreFigures } from './figures/figure.repository.js';
export { HeartbeatRepository } from './figures/heartbeat.repository.js';
export { retrying } from './retrying.js';
export { isRetryable, isStoreAway, isTimeout } from './store-error.js';
export { type AuditEvent, recordAudit, recordAudits } from './admin/audit.js';
export { AuditChainRepository } from './audit/audit-chain.repository.js';
export { type AuditFilter, AuditLogRepository, type AuditRow } from './audit/audit-log.repository.js';
export { CommentExportRepository } from './exports/comment-export.repository.js';
export { DecisionExportRepository } from './exports/decision-export.repository.js';
export { type ExportRange } from './exports/export-range.js';
export { AuditWalkRepository, type WalkedRow } from './audit/audit-walk.repository.js';
export { type ApiTokenRow, ApiTokenRepository, type NewApiToken } from './admin/api-token.repository.js';
export {
  type DeliveryCursor,
  DeliveryLogRepository,
  type DeliveryPlace,
  type DeliveryRow,
  type TryRow,
} from './admin/delivery-log.repository.js';
export { EndpointRepository } from './admin/endpoint.repository.js';
export { type EndpointRow, endpointSecretContext } from './admin/endpoint-row.js';
export { type NewVersion, type Published } from './admin/publish-version.js';
export { type IdempotentRequest, IdempotentRequestRepository } from './admin/idempotent-request.repository.js';
export { type Refusal, RefusalRepository } from './admin/refusal.repository.js';
export { ReRunRepository } from './admin/re-run.repository.js';
export { type DraftFiles, type DraftRow, RuleSetDraftRepository } from './admin/rule-set-draft.repository.js';
export { RuleSetVersionRepository, type SiteRuleSetRow } from './admin/rule-set-version.repository.js';
export { type VersionRow, type VersionRules, type WholeVersionRow } from './admin/version-row.js';
export { ReviewRepository } from './admin/review.repository.js';
export { type NewItem } from './pipeline/settled-row.js';
export { ESCALATED_QUEUE, FALLBACK_QUEUE, orderOf, type RoutedQueue } from './review/routed-queue.js';
export { type ReviewItemRow, type ReviewReader } from './review/review-item-row.js';
export {
  type QueueChange,
  type QueueCounts,
  type QueueRow,
  ReviewQueueRepository,
} from './review/review-queue.repository.js';
export { ReviewListRepository } from './review/review-list.repository.js';
export { findHolder, type Holder, listHolders } from './review/find-holder.js';
export { ReviewActRepository } from './review/review-act.repository.js';
export { OverdueRepository } from './review/overdue.repository.js';
export { ReviewRoutingRepository, type RoutableItem, type Route } from './review/review-routing.repository.js';
export { type NewSiteKey, type SiteKeyRow, SiteKeyRepository } from './admin/site-key.repository.js';
export { SiteSecretRepository, type SiteSecretRow } from './admin/site-secret.repository.js';
export {
  findSite,
  type NewSite,
  type RuleSetVersion,
  SiteExistsError,
  SiteRepository,
  type SiteRow,
  type SiteSettings,
} from './admin/site.repository.js';
export { CommentRepository, type CommentRow, type DecisionRow, type FeedCursor } from './comment.repository.js';
export { DigestRepository } from './mail/digest.repository.js';
export { EndpointNoticeRepository } from './mail/endpoint-notice.repository.js';
export { type ClaimedMail, type DigestQueue, type MailContent } from './mail/mail-row.js';
export { MailRepository } from './mail/mail.repository.js';
export { NoticeRepository } from './mail/notice.repository.js';
export { Outbox } from './mail/outbox.js';
export { PasswordResetRepository } from './people/password-reset.repository.js';
export { PreferenceRepository } from './people/preference.repository.js';
export { type NewLink, PersonLinkRepository } from './people/person-link.repository.js';
export { type NewPerson, type PersonRow, type PersonSettings, type Whose } from './people/person-row.js';
export { PersonExistsError, PersonRepository } from './people/person.repository.js';
export { type LiveSession, SessionRepository, type SessionRow } from './people/session.repository.js';
export { type Credentials, SignInRepository } from './people/sign-in.repository.js';
export { TotpRepository } from './people/totp.repository.js';
export { type RuleSetHost, type RuleSetReference } from './rule-set-changes.js';
export { hashSecret, newSecret, newWebhookSecret, type NewSecret, type SecretBox } from './secrets.js';
export { type DirectoryKey, type DirectorySite, SiteDirectory } from './site-directory.js';
export { ReplayRepository } from './replay/replay.repository.js';
export { type ReplayRow } from './replay/replay-row.js';
export { BrakeRepository, type BrakingVersion, type NewBrake, type VersionCount } from './brake/brake.repository.js';
export { type LiveVersion } from './brake/live-versions.js';
export { ReportCardRepository, type ReportCardRows, type RuleSums } from './tally/report-card.repository.js';
export { TallyRepository } from './tally/tally.repository.js';
export { type TallyIncrement, type TallyMark, type TallyRow } from './tally/tally-row.js';
export { CaseRepository } from './case/case.repository.js';
export type * from './case/case-rows.js';
export { type LiveChange, type LivePlace, LiveRepository } from './live/live.repository.js';
export { MOST_COUNTED } from './review/count-waiting.js';
export { passwordUrl } from './people/password-link.js';
export { FeedMarkRepository, type FeedReader } from './statistics/feed-mark.repository.js';
export { BUCKET_RATIO } from './statistics/count-statement.js';
export { HandoverRepository, type HotArticleRow, type RuleHits } from './statistics/handover.repository.js';
export { StatisticCountRepository } from './statistics/statistic-count.repository.js';
export { StatisticRepository, type StatisticSum } from './statistics/statistic.repository.js';
export { SamplePickingRepository } from './quality/sample-picking.repository.js';
export { type SampleRates, SampleRepository } from './quality/sample.repository.js';
export { readOwnWork } from './statistics/own-work.js';
export { listToLookAt } from './quality/second-looks.js';
export { type LookResult, type SampleResult, SampleResultRepository } from './quality/sample-result.repository.js';
export { CareRepository } from './review/care.repository.js';
