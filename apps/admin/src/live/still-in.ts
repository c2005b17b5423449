import { type ApiTokenRepository } from '@palaver/persistence';
import { type FastifyRequest } from 'fastify';

/** Whether what a long request was let in with still lets in. */
export class StillIn {
  constructor(private readonly tokens: Pick<ApiTokenRepository, 'find'>) {}

  async check({ headers }: FastifyRequest): Promise<boolean> {
    const value = (headers.authorization ?? '').replace(/^Bearer +/i, '');
    return (await this.tokens.find(value)) !== undefined;
  }
}
