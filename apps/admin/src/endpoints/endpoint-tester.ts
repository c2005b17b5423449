import { randomBytes } from 'node:crypto';
import { type OnModuleDestroy } from '@nestjs/common';
import { type TestSend } from '@palaver/contracts';
import { type EndpointRepository } from '@palaver/persistence';
import { type CallbackClient, tellAnswer, tellFailure, webhookHeaders } from '@palaver/platform';
import { type Caller } from '../auth/caller.js';
import { canBe } from '../requests/ids.js';
import { unknownEndpoint } from './endpoints.service.js';

/** Sends an endpoint a message of the type `endpoint.test` at once, also when it is switched off, and says how it went. */
export class EndpointTester implements OnModuleDestroy {
  constructor(
    private readonly endpoints: Pick<EndpointRepository, 'findSigning'>,
    private readonly client: Pick<CallbackClient, 'post' | 'close'>,
  ) {}

  /** @throws ProblemError 404 */
  async send(caller: Caller, id: string): Promise<TestSend> {
    const signing = canBe.uuid(id) ? await this.endpoints.findSigning(caller.sites, id) : undefined;
    const { row, secrets } = signing ?? unknownEndpoint();
    const messageId = `msg_${randomBytes(16).toString('hex')}`;
    const data = { siteId: row.siteId, id: row.id };
    const body = JSON.stringify({ type: 'endpoint.test', timestamp: new Date().toISOString(), data });
    const started = performance.now();
    const latency = () => Math.round(performance.now() - started);
    try {
      const headers = webhookHeaders(secrets, messageId, body);
      const { status } = await this.client.post(row.url, headers, body, new AbortController().signal);
      const error = tellAnswer(status) ?? null;
      return { delivered: error === null, messageId, status, latencyMs: latency(), error };
    } catch (error) {
      return { delivered: false, messageId, status: null, latencyMs: latency(), error: tellFailure(error) };
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.client.close();
  }
}
