import { setTimeout as pause } from 'node:timers/promises';
import type { ImportedLines, ImportObject } from '@palaver/contracts';
import { AdminClient, type Reply, UnreachableError } from '../rules/admin-client.js';
import { type Remote } from '../rules/remote-options.js';
import { type LineChunk } from './chunk-pile.js';

const NDJSON = { 'content-type': 'application/x-ndjson' };
const PAUSES_SECONDS = [1, 2, 4, 8, 15];

/** The admin's imports of one site. */
export class ImportClient {
  private readonly admin: AdminClient;

  constructor(
    private readonly remote: Remote,
    private readonly pauses: readonly number[] = PAUSES_SECONDS,
  ) {
    this.admin = new AdminClient(remote, '/v1/imports');
  }

  async begin(name: string): Promise<ImportObject> {
    const body = { siteId: this.remote.site, name };
    return (await this.admin.send<ImportObject>('POST', '', body)).body;
  }

  async find(id: string): Promise<ImportObject> {
    return this.admin.get<ImportObject>(`/${encodeURIComponent(id)}`);
  }

  async finish(id: string): Promise<ImportObject> {
    return (await this.admin.send<ImportObject>('POST', `/${id}/finish`, {})).body;
  }

  /** Lines may be sent again: while the admin is away or busy, this waits and does so, for half a minute. */
  async send(id: string, { from, body }: LineChunk, stopOnError: boolean, tries = 0): Promise<ImportedLines> {
    const path = `/${id}/lines?from=${from}&stopOnError=${stopOnError}`;
    const seconds = this.pauses[tries];
    const answer = await this.admin
      .send<ImportedLines>('POST', path, body, NDJSON, seconds === undefined ? [] : [503])
      .catch((error: Error) => orAgain(error, seconds));
    if (answer?.status === 200) {
      return answer.body;
    }
    await pause((seconds ?? 0) * 1000);
    return this.send(id, { from, body }, stopOnError, tries + 1);
  }
}

/** Nothing for an admin that is away while there are tries left. */
function orAgain(error: Error, seconds: number | undefined): Reply<ImportedLines> | undefined {
  if (error instanceof UnreachableError && seconds !== undefined) {
    return undefined;
  }
  throw error;
}
