import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { type Json } from '@palaver/openapi';
import { type RuleSetChecker } from '@palaver/moderation';
import {
  ApiTokenRepository,
  AuditLogRepository,
  BacktestRepository,
  CaseRepository,
  BatchRepository,
  CommentExportRepository,
  type Database,
  DeliveryLogRepository,
  DecisionExportRepository,
  EndpointRepository,
  IdempotentRequestRepository,
  ImportRepository,
  LiveRepository,
  CareRepository,
  ReportCardRepository,
  RefusalRepository,
  ReRunRepository,
  ReviewActRepository,
  ReviewListRepository,
  ReviewQueueRepository,
  ReviewRepository,
  RuleSetDraftRepository,
  RuleSetVersionRepository,
  type SecretBox,
  SiteKeyRepository,
  SiteRepository,
  SessionRepository,
  SiteSecretRepository,
} from '@palaver/persistence';
import { CallbackClient, type CallbackGuard, type ModerationMetrics, type SignInLimits } from '@palaver/platform';
import { AuditController } from './audit/audit.controller.js';
import { AuditService } from './audit/audit.service.js';
import { ArticlesController } from './articles/articles.controller.js';
import { ArticlesService } from './articles/articles.service.js';
import { AuthorsController } from './authors/authors.controller.js';
import { NamedAuthorsController } from './authors/named-authors.controller.js';
import { NamedAuthorsService } from './authors/named-authors.service.js';
import { AuthorsService } from './authors/authors.service.js';
import { NotesController } from './authors/notes.controller.js';
import { NotesService } from './authors/notes.service.js';
import { SanctionsController } from './authors/sanctions.controller.js';
import { SanctionsService } from './authors/sanctions.service.js';
import { type AdminLimits, CallerGuard } from './auth/caller.guard.js';
import { Credentials } from './auth/credentials.js';
import { Refusals } from './auth/refusals.js';
import { TokenUses } from './auth/token-uses.js';
import { BacktestsController } from './backtests/backtests.controller.js';
import { BacktestsService } from './backtests/backtests.service.js';
import { TriedRuleSets } from './backtests/tried-rule-set.js';
import { CaseController } from './case/case.controller.js';
import { CaseService } from './case/case.service.js';
import { BatchesController } from './batches/batches.controller.js';
import { BatchesService } from './batches/batches.service.js';
import { PreviewController } from './batches/preview.controller.js';
import { PreviewService } from './batches/preview.service.js';
import { SelectionService } from './batches/selection.service.js';
import { UndoController } from './batches/undo.controller.js';
import { UndoService } from './batches/undo.service.js';
import { CommentsController } from './comments/comments.controller.js';
import { CommentsService } from './comments/comments.service.js';
import { DeliveriesController } from './endpoints/deliveries.controller.js';
import { DeliveriesService } from './endpoints/deliveries.service.js';
import { EndpointTester } from './endpoints/endpoint-tester.js';
import { EndpointsController } from './endpoints/endpoints.controller.js';
import { EndpointsService } from './endpoints/endpoints.service.js';
import { ExportsController } from './exports/exports.controller.js';
import { ExportsService } from './exports/exports.service.js';
import { ImportsController } from './imports/imports.controller.js';
import { ImportsService } from './imports/imports.service.js';
import { QUALITY_CONTROLLERS, qualityProviders } from './quality/quality-providers.js';
import { LivePoller } from './live/live-poller.js';
import { LiveController } from './live/live.controller.js';
import { LiveService } from './live/live.service.js';
import { StillIn } from './live/still-in.js';
import { DOCUMENT, OpenapiController } from './openapi/openapi.controller.js';
import { PEOPLE_CONTROLLERS, peopleProviders } from './people/people-providers.js';
import { Idempotency } from './requests/idempotency.js';
import { NextLink } from './requests/next-link.js';
import { StoreErrors } from './requests/store-errors.js';
import { ActsService } from './review/acts.service.js';
import { ClaimsController } from './review/claims.controller.js';
import { ClaimsService } from './review/claims.service.js';
import { ItemDoor } from './review/item-door.js';
import { ItemsController } from './review/items.controller.js';
import { QueuesController } from './review/queues.controller.js';
import { QueuesService } from './review/queues.service.js';
import { ReviewController } from './review/review.controller.js';
import { ReviewService } from './review/review.service.js';
import { ReportsController } from './reports/reports.controller.js';
import { ReportsService } from './reports/reports.service.js';
import { BrakeController } from './rules/brake.controller.js';
import { BrakeService } from './rules/brake.service.js';
import { DraftsController } from './rules/drafts.controller.js';
import { DraftsService } from './rules/drafts.service.js';
import { ReRunController } from './rules/re-run.controller.js';
import { ReRunService } from './rules/re-run.service.js';
import { ReportCardController } from './rules/report/report-card.controller.js';
import { ReportCardService } from './rules/report/report-card.service.js';
import { PacksController } from './rules/packs.controller.js';
import { RuleChecks } from './rules/rule-checks.js';
import { VersionsController } from './rules/versions.controller.js';
import { VersionsService } from './rules/versions.service.js';
import { SchemasController } from './schemas/schemas.controller.js';
import { KeysController } from './sites/keys.controller.js';
import { KeysService } from './sites/keys.service.js';
import { SecretsController } from './sites/secrets.controller.js';
import { SecretsService } from './sites/secrets.service.js';
import { SearchController } from './search/search.controller.js';
import { SearchService } from './search/search.service.js';
import { SitesController } from './sites/sites.controller.js';
import { SitesService } from './sites/sites.service.js';
import { WavesController } from './waves/waves.controller.js';
import { WavesService } from './waves/waves.service.js';
import { TokensController } from './tokens/tokens.controller.js';
import { TokensService } from './tokens/tokens.service.js';

export interface AdminParts {
  /** Opened as `app`: row-level security holds every statement to the caller's sites. */
  db: Database;
  box: SecretBox;
  guard: CallbackGuard;
  checker: Pick<RuleSetChecker, 'check' | 'tryOut'>;
  /** Where sites reach the gateway: the base of links in comment objects. */
  publicUrl: string;
  /** The OpenAPI document of these controllers. */
  document: Json;
  /** Where people reach the admin: the base of links that are sent to them. */
  adminUrl: string;
  /** Whether mails are sent; not, unless it is said. */
  isMailOn?: boolean;
  /** Absent: nobody is held back. */
  limits?: AdminLimits & { signIns: SignInLimits };
  /** How long a claim lasts without a heartbeat; 5 minutes unless given. */
  reviewLeaseSeconds?: number;
  /** Told of what people decide. */
  metrics?: Pick<ModerationMetrics, 'onDecided'>;
  /** Told when changes of review items cannot be read, once until they can. */
  onLiveError?: (error: unknown) => void;
}

@Module({
  controllers: [
    SitesController,
    KeysController,
    SecretsController,
    TokensController,
    ...PEOPLE_CONTROLLERS,
    AuditController,
    CommentsController,
    CaseController,
    AuthorsController,
    NamedAuthorsController,
    SanctionsController,
    LiveController,
    NotesController,
    ArticlesController,
    ...QUALITY_CONTROLLERS,
    ReportsController,
    EndpointsController,
    DeliveriesController,
    ReviewController,
    SearchController,
    WavesController,
    PreviewController,
    BatchesController,
    UndoController,
    ItemsController,
    ClaimsController,
    QueuesController,
    DraftsController,
    PacksController,
    VersionsController,
    BrakeController,
    ReportCardController,
    ReRunController,
    SchemasController,
    BacktestsController,
    ImportsController,
    ExportsController,
    OpenapiController,
  ],
})
export class AdminModule {
  static with({
    db,
    box,
    guard,
    checker,
    publicUrl,
    adminUrl,
    isMailOn = false,
    document,
    metrics,
    limits,
    reviewLeaseSeconds,
    onLiveError = () => undefined,
  }: AdminParts): DynamicModule {
    const siteRows = new SiteRepository(db, box);
    const sites = new SitesService(siteRows);
    const tokenRows = new ApiTokenRepository(db);
    const auditRows = new AuditLogRepository(db);
    const sources = {
      decisions: new DecisionExportRepository(db),
      comments: new CommentExportRepository(db),
      audit: auditRows,
    };
    const comments = new CommentsService(db, publicUrl);
    const reviewRows = new ReviewRepository(db, reviewLeaseSeconds);
    const reviewActs = new ReviewActRepository();
    const care = new CareRepository(db);
    const door = new ItemDoor(db, reviewRows, comments);
    const queues = new QueuesService(db, new ReviewQueueRepository(db), sites);
    const review = new ReviewService(door, reviewRows, new ReviewListRepository(db), queues, care, (action) =>
      metrics?.onDecided([{ action, source: 'moderator' }]),
    );
    const batchRows = new BatchRepository(db);
    const batches = new BatchesService(db, batchRows, sites);
    const selections = new SelectionService(db, batchRows, sites, (action, count) =>
      metrics?.onDecided(Array.from({ length: count }, () => ({ action, source: 'moderator' }))),
    );
    const liveRows = new LiveRepository(db);
    const live = new LiveService(liveRows, new LivePoller(liveRows, onLiveError));
    const authors = new AuthorsService(db, comments);
    const endpointRows = new EndpointRepository(db, box);
    const endpoints = new EndpointsService(endpointRows, sites, guard);
    const deliveries = new DeliveriesService(new DeliveryLogRepository(db), endpoints);
    const tester = new EndpointTester(endpointRows, new CallbackClient(guard));
    const versionRows = new RuleSetVersionRepository(db);
    const checks = new RuleChecks(checker, versionRows);
    const drafts = new DraftsService(new RuleSetDraftRepository(db), versionRows, checks, sites);
    const tried = new TriedRuleSets(versionRows, drafts, checks);
    const backtests = new BacktestsService(db, new BacktestRepository(db), tried, sites);
    const versions = new VersionsService(versionRows, drafts, checks, sites, backtests);
    const reports = new ReportCardService(new ReportCardRepository(db), versionRows, sites);
    const sessions = new SessionRepository(db);
    const refusals = new Refusals(new RefusalRepository(db));
    const credentials = new Credentials({
      tokens: tokenRows,
      tokenUses: new TokenUses(tokenRows),
      sessions,
      sessionUses: new TokenUses(sessions),
    });
    return {
      module: AdminModule,
      providers: [
        { provide: SitesService, useValue: sites },
        { provide: KeysService, useValue: new KeysService(new SiteKeyRepository(db), sites) },
        { provide: SecretsService, useValue: new SecretsService(new SiteSecretRepository(db, box), sites) },
        { provide: AuditService, useValue: new AuditService(auditRows, sites) },
        { provide: ExportsService, useValue: new ExportsService(db, sources, sites, publicUrl) },
        { provide: TokensService, useValue: new TokensService(tokenRows, siteRows) },
        { provide: CommentsService, useValue: comments },
        ...qualityProviders(db, sites, care),
        { provide: LiveService, useValue: live },
        { provide: StillIn, useValue: new StillIn(tokenRows, sessions) },
        { provide: CaseService, useValue: new CaseService(new CaseRepository(db)) },
        { provide: AuthorsService, useValue: authors },
        { provide: NamedAuthorsService, useValue: new NamedAuthorsService(db, siteRows, sites) },
        { provide: NotesService, useValue: new NotesService(db, authors) },
        { provide: ReportsService, useValue: new ReportsService(db, sites, comments) },
        { provide: ArticlesService, useValue: new ArticlesService(db, sites) },
        { provide: SanctionsService, useValue: new SanctionsService(db, authors, sites) },
        { provide: EndpointsService, useValue: endpoints },
        { provide: DeliveriesService, useValue: deliveries },
        { provide: EndpointTester, useValue: tester },
        { provide: ReviewService, useValue: review },
        { provide: SearchService, useValue: new SearchService(db, siteRows, sites, comments) },
        { provide: BatchesService, useValue: batches },
        { provide: PreviewService, useValue: new PreviewService(db, batchRows, sites) },
        { provide: WavesService, useValue: new WavesService(db, sites, comments, selections) },
        { provide: SelectionService, useValue: selections },
        { provide: UndoService, useValue: new UndoService(db, sites, comments) },
        { provide: ClaimsService, useValue: new ClaimsService(db, door, reviewRows, reviewActs) },
        { provide: ActsService, useValue: new ActsService(db, door, reviewActs, sites) },
        { provide: QueuesService, useValue: queues },
        { provide: DraftsService, useValue: drafts },
        { provide: VersionsService, useValue: versions },
        { provide: BacktestsService, useValue: backtests },
        { provide: BrakeService, useValue: new BrakeService(versionRows, sites) },
        { provide: ReportCardService, useValue: reports },
        { provide: ReRunService, useValue: new ReRunService(new ReRunRepository(db), sites) },
        { provide: ImportsService, useValue: new ImportsService(new ImportRepository(db), sites) },
        ...peopleProviders({ db, box, sites: siteRows, adminUrl, isMailOn, limits: limits?.signIns }),
        { provide: DOCUMENT, useValue: document },
        { provide: APP_GUARD, useValue: new CallerGuard(credentials, limits, refusals) },
        { provide: APP_INTERCEPTOR, useValue: new StoreErrors() },
        { provide: APP_INTERCEPTOR, useValue: new NextLink() },
        { provide: APP_INTERCEPTOR, useValue: new Idempotency(new IdempotentRequestRepository(db, box)) },
      ],
    };
  }
}
