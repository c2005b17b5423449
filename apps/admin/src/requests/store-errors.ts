import { type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { isRetryable, isStoreAway, isTimeout } from '@palaver/persistence';
import { ProblemError } from '@palaver/platform';
import { catchError, type Observable } from 'rxjs';

/** Answers 503 where the database is at fault: the same request may well succeed later. */
export class StoreErrors implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(catchError(rethrowStoreError));
  }
}

/** For `catch`: a problem in place of the driver's error when the database is at fault. */
export function rethrowStoreError(error: unknown): never {
  if (isStoreAway(error) || isTimeout(error) || isRetryable(error)) {
    throw new ProblemError(
      503,
      'unavailable',
      'The database does not answer and what was asked may not have been done; send it again in a few seconds.',
      {
        headers: { 'retry-after': '2' },
        cause: error,
      },
    );
  }
  throw error;
}
