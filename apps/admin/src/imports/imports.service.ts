import type { CreateImport, ImportedLines, ImportLinesQuery, ImportObject, ImportsQuery } from '@palaver/contracts';
import { type ImportRepository } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { canBe } from '../requests/ids.js';
import { keysetPage, type Page } from '../requests/page.js';
import { requireSiteOrAll } from '../sites/require-site.js';
import { type SitesService } from '../sites/sites.service.js';
import { checkLines } from './check-lines.js';
import { toImportObject } from './import-objects.js';
import { linesOf } from './ndjson-body.js';

/** Old comments with the site's own decisions: stored as they were, and nothing else happens. */
export class ImportsService {
  constructor(
    private readonly imports: ImportRepository,
    private readonly sites: SitesService,
  ) {}

  /** @throws ProblemError 404 */
  async create(caller: Caller, { siteId, name }: CreateImport): Promise<ImportObject> {
    await this.sites.require(caller, siteId);
    return toImportObject(await this.imports.create(siteId, name, caller.actor));
  }

  /** Newest first. @throws ProblemError 400, 404 */
  async list(caller: Caller, { siteId, ...query }: ImportsQuery): Promise<Page<ImportObject>> {
    await requireSiteOrAll(this.sites, caller, siteId);
    return keysetPage(query, {
      read: (page) => this.imports.list(caller.sites, siteId, page),
      isId: canBe.uuid,
      idOf: (row) => row.id,
      toItem: toImportObject,
    });
  }

  /** @throws ProblemError 404 */
  async get(caller: Caller, id: string): Promise<ImportObject> {
    return toImportObject(known(canBe.uuid(id) ? await this.imports.find(caller.sites, id) : undefined));
  }

  /** @throws ProblemError 404, 409, 415, 422 */
  async take(caller: Caller, id: string, query: ImportLinesQuery, body: unknown): Promise<ImportedLines> {
    await this.get(caller, id);
    const { problems, ...chunk } = checkLines(linesOf(body), query, Date.now());
    const taken = known(await this.imports.take(caller.sites, id, chunk, caller.actor));
    const { status, row } = taken;
    if (status === 'finished') {
      throw new ProblemError(409, 'import-finished', 'This import is finished; create another one for more lines.');
    }
    if (status === 'gap') {
      const detail = `The lines from ${row.nextLine} on are missing; send them first.`;
      throw new ProblemError(409, 'import-gap', detail);
    }
    const all = [...problems, ...taken.erased.map(erasedProblem)].sort((a, b) => a.line - b.line);
    return { ...toImportObject(row), problems: query.stopOnError ? all.slice(0, 1) : all };
  }

  /** @throws ProblemError 404 */
  async finish(caller: Caller, id: string): Promise<ImportObject> {
    return toImportObject(
      known(canBe.uuid(id) ? await this.imports.finish(caller.sites, id, caller.actor) : undefined),
    );
  }
}

function erasedProblem(line: number) {
  return { line, detail: 'The author of this comment has been erased since it was written; leave the line out.' };
}

function known<Found extends object>(found: Found | undefined): Found {
  if (!found) {
    throw new ProblemError(404, 'unknown-import', 'There is no such import among those of your sites.');
  }
  return found;
}
