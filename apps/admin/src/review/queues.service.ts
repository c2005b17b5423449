import {
  type ChangeQueue,
  type CountedQueue,
  type CreateQueue,
  queueIdSchema,
  queueProblems,
  type QueuesQuery,
  type QueueSettings,
  type ReviewQueueObject,
} from '@palaver/contracts';
import { type Database, type QueueRow, type ReviewQueueRepository, type SiteTransaction } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { etagOfContent, quoted, staleProblem } from '../requests/etag.js';
import { keysetPage, type Page } from '../requests/page.js';
import { type SitesService } from '../sites/sites.service.js';

export interface TaggedQueue {
  etag: string;
  queue: ReviewQueueObject;
}

const DEFAULTS: Omit<QueueSettings, 'name'> = {
  position: 500,
  rules: [],
  owner: null,
  roles: ['admin', 'lead', 'moderator'],
  members: [],
  order: 'priority',
  slaMinutes: null,
  overdue: 'nothing',
  overdueReasons: [],
  hidden: [],
};

/** Queues of a site: what goes into them, who works in them, and how many wait. */
export class QueuesService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly queues: ReviewQueueRepository,
    private readonly sites: SitesService,
  ) {}

  /** With their counts. @throws ProblemError 400, 404 */
  async counted(caller: Caller, { siteId, ...page }: QueuesQuery): Promise<Page<CountedQueue>> {
    await this.requireSite(caller, siteId);
    return keysetPage(page, {
      read: ({ after, limit }) =>
        this.queues.counted(caller, { siteId, after: after?.split(':') as [string, string] | undefined, limit }),
      isId: (id) => /^[a-z0-9-]+:[a-z0-9-]+$/.test(id),
      idOf: (row) => `${row.siteId}:${row.id}`,
      toItem: ({ oldestOpenedAt, ...row }) => ({ ...row, oldestOpenedAt: oldestOpenedAt?.toISOString() ?? null }),
    });
  }

  /** In the order they are asked. @throws ProblemError 404 */
  async list(caller: Caller, siteId: string): Promise<ReviewQueueObject[]> {
    const { id } = await this.sites.require(caller, siteId);
    return this.db.forSites([id], (tx) => this.queues.list(tx, id));
  }

  /** @throws ProblemError 404 */
  get(caller: Caller, siteId: string, id: string): Promise<TaggedQueue> {
    return this.within(caller, siteId, id, '', (_tx, row) => Promise.resolve(tagged(row)));
  }

  /** @throws ProblemError 404, 409, 422 */
  async create(caller: Caller, siteId: string, { id, ...settings }: CreateQueue): Promise<TaggedQueue> {
    await this.sites.require(caller, siteId);
    const queue = checked({ ...DEFAULTS, ...settings });
    const row = await this.db.forSites([siteId], (tx) => this.queues.create(tx, siteId, id, queue, caller.actor));
    if (!row) {
      throw new ProblemError(409, 'queue-exists', 'This site has a queue with this id; choose another one.');
    }
    return tagged(row);
  }

  /** Open items are routed again in the background. @throws ProblemError 404, 412 with the fresh queue, 422 */
  change(caller: Caller, siteId: string, id: string, expected: string, settings: ChangeQueue): Promise<TaggedQueue> {
    return this.within(caller, siteId, id, 'FOR UPDATE', async (tx, row) => {
      requireFresh(row, expected);
      const { siteId: _site, id: _id, ready: _ready, ...before } = row;
      return tagged(await this.queues.change(tx, row, checked({ ...before, ...settings }), caller.actor));
    });
  }

  /** What waits in it goes elsewhere. @throws ProblemError 404, 409, 412 */
  remove(caller: Caller, siteId: string, id: string, expected: string): Promise<void> {
    return this.within(caller, siteId, id, 'FOR UPDATE', async (tx, row) => {
      requireFresh(row, expected);
      if (row.ready) {
        throw new ProblemError(409, 'ready-queue', 'Every site has this queue: change it instead of deleting it.');
      }
      await this.queues.remove(tx, row, caller.actor);
    });
  }

  /** @throws ProblemError 404 */
  async requireSite(caller: Caller, siteId: string | undefined): Promise<void> {
    if (siteId !== undefined) {
      await this.sites.require(caller, siteId);
    }
  }

  /** @throws ProblemError 404 when no site of the caller has such a queue, 403 when he works in none of them */
  async requireWork(caller: Caller, id: string, siteId?: string): Promise<void> {
    const rows = await this.db.forSites(caller.sites, (tx) => this.queues.named(tx, id, siteId));
    if (rows.length === 0) {
      throw unknownQueue();
    }
    if (
      !rows.some(({ roles, members }) => (roles as string[]).includes(caller.role) || members.includes(caller.actor))
    ) {
      throw new ProblemError(403, 'not-your-queue', 'You do not work in this queue; name another one.');
    }
  }

  private async within<T>(
    caller: Caller,
    siteId: string,
    id: string,
    lock: '' | 'FOR UPDATE',
    work: (tx: SiteTransaction, row: QueueRow) => Promise<T>,
  ): Promise<T> {
    await this.sites.require(caller, siteId);
    return this.db.forSites([siteId], async (tx) => {
      const row = queueIdSchema.safeParse(id).success ? await this.queues.find(tx, siteId, id, lock) : undefined;
      if (!row) {
        throw unknownQueue();
      }
      return work(tx, row);
    });
  }
}

function tagged(queue: QueueRow): TaggedQueue {
  return { etag: quoted(etagOfContent(queue)), queue };
}

function requireFresh(row: QueueRow, expected: string): void {
  const fresh = tagged(row);
  if (fresh.etag !== quoted(expected)) {
    throw staleProblem('queue', fresh.queue, fresh.etag);
  }
}

function checked(queue: QueueSettings): QueueSettings {
  const errors = queueProblems(queue);
  if (errors.length > 0) {
    throw new ProblemError(422, 'invalid-request', 'The queue does not hold together; see errors.', { errors });
  }
  return queue;
}

function unknownQueue(): ProblemError {
  return new ProblemError(404, 'unknown-queue', 'There is no such queue in the sites this token is for.');
}
