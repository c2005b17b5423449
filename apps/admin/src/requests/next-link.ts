import { type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';

/** `Link: rel="next"` (RFC 8288) beside `nextCursor`, for clients that follow links. */
export class NextLink implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    return next.handle().pipe(
      map((answer: unknown) => {
        const cursor = (answer as { nextCursor?: unknown } | null | undefined)?.nextCursor;
        if (typeof cursor === 'string') {
          const address = new URL(http.getRequest<FastifyRequest>().url, 'http://admin');
          address.searchParams.set('cursor', cursor);
          void http.getResponse<FastifyReply>().header('link', `<${address.pathname}${address.search}>; rel="next"`);
        }
        return answer;
      }),
    );
  }
}
