import { type FastifyRequest } from 'fastify';
import { type Visitor } from './sign-in.service.js';

const LONGEST_AGENT = 200;

export function visitorOf(request: FastifyRequest): Visitor {
  return { address: request.ip, agent: request.headers['user-agent']?.slice(0, LONGEST_AGENT) ?? null };
}
