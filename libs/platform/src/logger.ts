import { type LoggerService } from '@nestjs/common';
import { type Logger, pino, stdTimeFunctions } from 'pino';

export type { Logger } from 'pino';

/** What must never stand in a log, wherever an object carries it. Bodies and texts are not logged at all. */
const SECRET_NAMES = ['authorization', 'cookie', '["set-cookie"]', '["webhook-signature"]', 'secret', 'key', 'token'];
const REDACTED = [...SECRET_NAMES, 'masterKey', 'email', 'ip', 'text', 'body', 'rawBody'].flatMap((name) => {
  const tail = name.startsWith('[') ? name : `.${name}`;
  return [name, `*${tail}`, `*.*${tail}`, `*.*.*${tail}`];
});

/** JSON lines on stdout, one object each, with the app's name and times in UTC. */
export function createLogger(app: string, level = 'info', destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { app, pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: REDACTED, censor: '[redacted]' },
    serializers: { err: describeError, error: describeError },
  };
  // Written at once: what an app says last, before it ends, must not be lost or stand before what it said earlier.
  return pino(options, destination ?? pino.destination({ dest: 1, sync: true }));
}

/** Name, code, message and stack; not the fields drivers hang on an error, as those may quote the row. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) {
    return error;
  }
  const { name, message, stack, code, cause } = error as Error & { code?: unknown };
  return { name, code, message, stack, cause: cause === undefined ? undefined : describeError(cause) };
}

/** Lets Nest write through the app's logger. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: unknown): void {
    // Nest tells every route and module it sets up; that is of interest when something is wrong only.
    this.logger.debug({ context }, String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error({ err: message instanceof Error ? message : undefined, context: rest.at(-1) }, String(message));
  }

  warn(message: unknown, context?: unknown): void {
    this.logger.warn({ context }, String(message));
  }
}
