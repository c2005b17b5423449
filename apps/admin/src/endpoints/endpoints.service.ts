import { type ChangeEndpoint, type createEndpointSchema, type EndpointObject } from '@palaver/contracts';
import { type EndpointRepository, type EndpointRow } from '@palaver/persistence';
import { type CallbackGuard, CallbackRefusedError, ProblemError } from '@palaver/platform';
import { type z } from 'zod';
import { type Caller } from '../auth/caller.js';
import { staleProblem } from '../requests/etag.js';
import { canBe } from '../requests/ids.js';
import { type SitesService } from '../sites/sites.service.js';
import { endpointEtag, toEndpointObject } from './endpoint-objects.js';

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
    const row = await this.endpoints.create(caller.sites, { ...endpoint, types }, caller.actor);
    return row ? { ...toEndpointObject(row), secret: row.secret } : unknownEndpoint();
  }

  async list(caller: Caller, siteId?: string): Promise<EndpointObject[]> {
    if (siteId !== undefined) {
      await this.sites.require(caller, siteId);
    }
    return (await this.endpoints.list(caller.sites, siteId)).map(toEndpointObject);
  }

  /** @throws ProblemError 404 */
  async get(caller: Caller, id: string): Promise<EndpointObject> {
    return toEndpointObject(await this.require(caller, id));
  }

  /** @throws ProblemError 404, 412 with the endpoint as it is now, 422 */
  async change(caller: Caller, id: string, etag: string, change: ChangeEndpoint): Promise<EndpointObject> {
    await this.require(caller, id);
    if (change.url !== undefined) {
      await this.checkAddress(change.url);
    }
    const types = change.types && [...new Set(change.types)];
    const isSeen = (row: EndpointRow) => endpointEtag(row) === etag;
    const changed = await this.endpoints.change(caller.sites, id, isSeen, { ...change, types }, caller.actor);
    if (!changed) {
      unknownEndpoint();
    }
    const endpoint = toEndpointObject(changed.row);
    if (!changed.isChanged) {
      throw staleProblem('endpoint', endpoint, endpoint.etag);
    }
    return endpoint;
  }

  /** @throws ProblemError 404 */
  async rotateSecret(caller: Caller, id: string): Promise<EndpointObject> {
    await this.require(caller, id);
    const row = await this.endpoints.rotateSecret(caller.sites, id, caller.actor);
    return row ? { ...toEndpointObject(row), secret: row.secret } : unknownEndpoint();
  }

  /** @throws ProblemError 404 */
  async remove(caller: Caller, id: string): Promise<void> {
    if (!canBe.uuid(id) || !(await this.endpoints.remove(caller.sites, id, caller.actor))) {
      unknownEndpoint();
    }
  }

  /** @throws ProblemError 404 */
  async require(caller: Caller, id: string): Promise<EndpointRow> {
    const row = canBe.uuid(id) ? await this.endpoints.find(caller.sites, id) : undefined;
    return row ?? unknownEndpoint();
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
}

export function unknownEndpoint(): never {
  throw new ProblemError(404, 'unknown-endpoint', 'There is no such endpoint among those of your sites.');
}
