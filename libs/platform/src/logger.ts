import { type LoggerService } from '@nestjs/common';
import { type Logger, pino, stdTimeFunctions } from 'pino';

export type { Logger } from 'pino';

/** What must never stand in a log, wherever an object carries it. Bodies and texts are not logged at all. */
const SECRET_NAMES = [
  ...['authorization', '["proxy-authorization"]', 'cookie', '["set-cookie"]', '["webhook-signature"]', '["x-api-key"]'],
  ...['secret', 'webhookSecret', 'key', 'siteKey', 'masterKey', 'token', 'adminToken', 'password'],
];
const READERS_NAMES = ['email', 'ip', 'username', 'text', 'note', 'body', 'rawBody'];
const REDACTED = [...SECRET_NAMES, ...READERS_NAMES].flatMap((name) => {
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

/** SQLSTATE classes of bad data: Postgres quotes the value in the message. */
const QUOTES_DATA = /^2[23][0-9A-Z]{3}$/;

/** Name, code, message and stack; not the fields drivers hang on an error, as those may quote the row. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) {
    return error;
  }
  const { name, message, stack, code, cause } = error as Error & { code?: unknown };
  const told = cause === undefined ? undefined : describeError(cause);
  if (typeof code === 'string' && QUOTES_DATA.test(code)) {
    // The stack begins with the message; its calls are told without it.
    const calls = stack?.slice(stack.search(/\n +at /) + 1);
    return { name, code, message: 'the database refused the data', stack: calls, cause: told };
  }
  return { name, code, message, stack, cause: told };
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
