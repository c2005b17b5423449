import { type createEndpointSchema, type EndpointObject } from '@palaver/contracts';
import { type EndpointRepository, type EndpointRow } from '@palaver/persistence';
import { type CallbackGuard, CallbackRefusedError, ProblemError } from '@palaver/platform';
import { type z } from 'zod';
import { actorOf, type Caller } from '../auth/caller.js';
import { canBe } from '../requests/ids.js';
import { type SitesService } from '../sites/sites.service.js';

export type CreateEndpoint = z.infer<typeof createEndpointSchema>;

/** Where sites are called back. */
export class EndpointsService {
  constructor(
    private readonly endpoints: EndpointRepository,
    private readonly sites: SitesService,
    private readonly guard: Pick<CallbackGuard, 'checkResolved'>,
  ) {}

  /** @throws ProblemError 404, or 422 for an address that may not be called */
  async create(caller: Caller, endpoint: CreateEndpoint): Promise<EndpointObject> {
    await this.sites.require(caller, endpoint.siteId);
    await this.checkAddress(endpoint.url);
    const types = [...new Set(endpoint.types)];
    const row = await this.endpoints.create(caller.sites, { ...endpoint, types }, actorOf(caller));
    return row ? { ...toEndpointObject(row), secret: row.secret } : this.unknown();
  }

  async list(caller: Caller, siteId?: string): Promise<EndpointObject[]> {
    if (siteId !== undefined) {
      await this.sites.require(caller, siteId);
    }
    return (await this.endpoints.list(caller.sites, siteId)).map(toEndpointObject);
  }

  /** @throws ProblemError 404 */
  async remove(caller: Caller, id: string): Promise<void> {
    if (!canBe.uuid(id) || !(await this.endpoints.remove(caller.sites, id, actorOf(caller)))) {
      this.unknown();
    }
  }

  private async checkAddress(url: string): Promise<void> {
    try {
      await this.guard.checkResolved(url);
    } catch (error) {
      if (error instanceof CallbackRefusedError) {
        const errors = [{ pointer: '/url', detail: error.message }];
        throw new ProblemError(422, 'invalid-request', 'This address may not be called back.', {
          errors,
          cause: error,
        });
      }
      throw error;
    }
  }

  private unknown(): never {
    throw new ProblemError(404, 'unknown-endpoint', 'There is no such endpoint among those of your sites.');
  }
}

function toEndpointObject(row: EndpointRow): EndpointObject {
  return {
    id: row.id,
    siteId: row.siteId,
    url: row.url,
    types: row.types as EndpointObject['types'],
    enabled: row.enabled,
    createdAt: row.createdAt.toISOString(),
  };
}
