import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Role } from '@palaver/contracts';
import { type FastifyRequest } from 'fastify';

/** Who calls: what he may do and which sites he may see (`*`: all). */
export interface Caller {
  kind: 'token' | 'person';
  /** The id of the token or the person: claims and repeated requests are his under it. */
  id: string;
  /** How he stands in decisions and in the audit log: `token:<name>` or `person:<id>`. */
  actor: string;
  name: string;
  role: Role;
  sites: readonly string[];
  /** Sections of articles he is held to; null: all. What is in none is seen by who sees all. */
  sections: readonly string[] | null;
  /** When the token ends; null for a person. */
  expiresAt: Date | null;
  /** The id of the session a person calls in. */
  session?: string;
  /** `traceparent` of his request, where traces are on. */
  trace?: string;
}

const callers = new WeakMap<FastifyRequest, Caller>();

export function setCaller(request: FastifyRequest, caller: Caller): void {
  callers.set(request, caller);
}

/** Undefined on a route that is open to everybody. */
export function callerOf(request: FastifyRequest): Caller | undefined {
  return callers.get(request);
}

/** The caller the guard let in. */
export const FromToken = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const caller = callerOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (!caller) {
    throw new Error('a route that needs a caller is open to everybody');
  }
  return caller;
});

export function seesAllSites(caller: Caller): boolean {
  return caller.sites.includes('*');
}
