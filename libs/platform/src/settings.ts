import { readFileSync } from 'node:fs';
import { z } from 'zod';

const port = z.coerce.number('must be a port number').int().min(0).max(65535, 'must be a port number up to 65535');
const list = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );
const postgresUrl = z
  .string('is missing: name the database, for example postgres://user:password@127.0.0.1:5432/palaver')
  .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://');
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an absolute http or https address' });
const perMinute = z.coerce.number('must be a number, 0 for no limit').int().min(0).max(1_000_000_000);
/** `daily=4,small=0.5`: ids of sites with the factor of their limits. */
const factors = list.transform((entries, context) => {
  const pairs = entries.map((entry) => /^([^=]+)=(\d+(?:\.\d+)?)$/.exec(entry));
  if (pairs.some((pair) => !pair || Number(pair[2]) === 0)) {
    context.addIssue({ code: 'custom', message: 'must name sites with a factor each, for example daily=4,small=0.5' });
  }
  return new Map(pairs.map((pair) => [pair?.[1] ?? '', Number(pair?.[2])]));
});
const masterKey = z.string().regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal digits (32 bytes)');

const environmentSchema = z.object({
  DATABASE_URL: postgresUrl,
  REDIS_URL: z
    .string()
    .regex(/^(redis|rediss|unix):\/\/|^\//, 'must begin with redis://, rediss:// or unix://')
    .optional(),
  QUEUE_BACKEND: z.enum(['redis', 'postgres'], 'must be redis or postgres').optional(),
  QUEUE_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, _ and -')
    .default('palaver'),
  PALAVER_MASTER_KEY: masterKey.optional(),
  PALAVER_MASTER_KEY_FILE: z.string().optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  GATEWAY_PORT: port.default(3000),
  ADMIN_PORT: port.default(3001),
  WORKER_HEALTH_PORT: port.default(3002),
  METRICS_PORT: port.optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be one of fatal, error, warn, info, debug, trace, silent',
    )
    .default('info'),
  CALLBACK_ALLOWED: list,
  PUBLIC_URL: httpUrl.optional(),
  ADMIN_PUBLIC_URL: httpUrl.optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^/?]+/, 'must begin with smtp:// or smtps:// and name a host')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n<>@]*<?[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address, such as Palaver <palaver@news.example>')
    .optional(),
  TRUST_PROXY: list,
  REMEMBERED_COMMENTS: z.coerce
    .number('must be a number of comments')
    .int()
    .min(1024)
    .max(2 ** 26)
    .default(2 ** 20),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: httpUrl.optional(),
  RETRY_BASE_SECONDS: z.coerce.number('must be a number of seconds').min(0.05).max(60).default(5),
  REVIEW_LEASE_SECONDS: z.coerce.number('must be a number of seconds').min(0.2).max(3600).default(300),
  RATE_LIMIT_REQUESTS: perMinute.default(600_000),
  RATE_LIMIT_COMMENTS: perMinute.default(600_000),
  RATE_LIMIT_EVALUATIONS: perMinute.default(60_000),
  RATE_LIMIT_MEGABYTES: perMinute.default(3000),
  RATE_LIMIT_ADMIN_REQUESTS: perMinute.default(12_000),
  RATE_LIMIT_FAILED_ATTEMPTS: perMinute.default(1000),
  RATE_LIMIT_SIGN_INS: perMinute.default(10),
  RATE_LIMIT_SITES: factors,
  SHUTDOWN_SECONDS: z.coerce.number('must be a number of seconds').min(0.1).max(300).default(8),
});

export type QueueBackend = 'redis' | 'postgres';

/** Points a minute; 0: no limit. */
export interface LimitSettings {
  /** Of one key of a site, by what they are spent on. */
  key: { requests: number; comments: number; evaluations: number; bytes: number };
  /** Requests of one API token. */
  token: number;
  /** Failures of one address to say who it is. */
  failedAttempts: number;
  /** Tries to sign in to one account in a quarter of an hour. */
  signIns: number;
  /** By what the limits of a key are multiplied, by site. */
  factors: ReadonlyMap<string, number>;
}

/** Everything an installation can set; see `.env.example` for what each one means. */
export interface Settings {
  databaseUrl: string;
  redisUrl: string | undefined;
  queueBackend: QueueBackend;
  queuePrefix: string;
  masterKey: Buffer;
  host: string;
  gatewayPort: number;
  adminPort: number;
  workerHealthPort: number;
  metricsPort: number | undefined;
  logLevel: string;
  /** `host:port` pairs callbacks may go to although they are private or not https. */
  callbackAllowed: string[];
  /** Where sites reach the gateway: the base of every link. No slash at the end. */
  publicUrl: string;
  /** Where people reach the admin: the base of links that are sent to them. No slash at the end. */
  adminPublicUrl: string;
  /** The server that takes mails, and who they are from; absent: none are sent. */
  mail: { url: string; from: string } | undefined;
  /** Addresses or ranges of proxies whose forwarding headers are believed. */
  trustProxy: string[];
  /** How many comments each gateway and worker keeps in memory for rules that compare or count. */
  rememberedComments: number;
  /** The first wait after a failed try doubles with each further one, up to twelve times this. */
  retryBaseSeconds: number;
  /** How long a moderator's claim lasts without a heartbeat. */
  reviewLeaseSeconds: number;
  shutdownSeconds: number;
  limits: LimitSettings;
  /** Where traces go, which OpenTelemetry reads itself; absent: nothing is traced. */
  tracesTo: string | undefined;
}

/** One or more settings are wrong; `problems` names each in a sentence. */
export class SettingsError extends Error {
  readonly code = 'bad_settings';
  constructor(readonly problems: string[]) {
    super(problems.join(' '));
  }
}

/** Points at which the process kills itself, each with the hit at which it does: `FAIL_AT=a,b@3`. */
export const FAIL_AT: ReadonlyMap<string, number> = new Map(
  (process.env.FAIL_AT ?? '')
    .split(',')
    .filter((point) => point !== '')
    .map((point) => {
      const [name = '', hit = '1'] = point.split('@');
      return [name, Number(hit)];
    }),
);

/** Planted poison: `FAIL_ON_TEXT=kill:marker,error:marker` names what a comment holding the marker does to a worker. */
export const FAIL_ON_TEXT: ReadonlyMap<string, string> = new Map(
  (process.env.FAIL_ON_TEXT ?? '')
    .split(',')
    .filter((entry) => entry.includes(':'))
    .map((entry) => [entry.slice(0, entry.indexOf(':')), entry.slice(entry.indexOf(':') + 1)]),
);

/**
 * Reads the environment; empty variables count as absent.
 * @throws SettingsError naming every bad variable at once.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map(sentence);
  const key = readMasterKey(given, problems);
  if (given.SMTP_URL !== undefined && given.MAIL_FROM === undefined) {
    problems.push('MAIL_FROM is missing: SMTP_URL needs it, to say who mails are from.');
  }
  if (given.QUEUE_BACKEND === 'redis' && given.REDIS_URL === undefined) {
    problems.push('REDIS_URL is missing: QUEUE_BACKEND=redis needs it.');
  }
  if (!parsed.success || !key || problems.length > 0) {
    throw new SettingsError(problems);
  }
  const read = parsed.data;
  return {
    databaseUrl: read.DATABASE_URL,
    redisUrl: read.REDIS_URL,
    queueBackend: read.QUEUE_BACKEND ?? (read.REDIS_URL === undefined ? 'postgres' : 'redis'),
    queuePrefix: read.QUEUE_PREFIX,
    masterKey: key,
    host: read.HOST,
    gatewayPort: read.GATEWAY_PORT,
    adminPort: read.ADMIN_PORT,
    workerHealthPort: read.WORKER_HEALTH_PORT,
    metricsPort: read.METRICS_PORT,
    logLevel: read.LOG_LEVEL,
    callbackAllowed: read.CALLBACK_ALLOWED,
    publicUrl: (read.PUBLIC_URL ?? `http://${urlHost(read.HOST)}:${read.GATEWAY_PORT}`).replace(/\/+$/, ''),
    adminPublicUrl: (read.ADMIN_PUBLIC_URL ?? `http://${urlHost(read.HOST)}:${read.ADMIN_PORT}`).replace(/\/+$/, ''),
    mail: mailOf(read),
    trustProxy: read.TRUST_PROXY,
    rememberedComments: read.REMEMBERED_COMMENTS,
    retryBaseSeconds: read.RETRY_BASE_SECONDS,
    reviewLeaseSeconds: read.REVIEW_LEASE_SECONDS,
    shutdownSeconds: read.SHUTDOWN_SECONDS,
    limits: limitsOf(read),
    tracesTo: read.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? read.OTEL_EXPORTER_OTLP_ENDPOINT,
  };
}

function mailOf({ SMTP_URL: url, MAIL_FROM: from }: z.output<typeof environmentSchema>): Settings['mail'] {
  return url === undefined || from === undefined ? undefined : { url, from };
}

function limitsOf(read: z.output<typeof environmentSchema>): LimitSettings {
  return {
    key: {
      requests: read.RATE_LIMIT_REQUESTS,
      comments: read.RATE_LIMIT_COMMENTS,
      evaluations: read.RATE_LIMIT_EVALUATIONS,
      bytes: read.RATE_LIMIT_MEGABYTES * 1_000_000,
    },
    token: read.RATE_LIMIT_ADMIN_REQUESTS,
    failedAttempts: read.RATE_LIMIT_FAILED_ATTEMPTS,
    signIns: read.RATE_LIMIT_SIGN_INS,
    factors: read.RATE_LIMIT_SITES,
  };
}

function sentence(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.')} ${issue.message.replace(/^(Invalid|Too) /, 'is not valid: $1 ')}.`;
}

function readMasterKey(given: NodeJS.ProcessEnv, problems: string[]): Buffer | undefined {
  const { PALAVER_MASTER_KEY: key, PALAVER_MASTER_KEY_FILE: file } = given;
  if (key !== undefined) {
    return masterKey.safeParse(key).success ? Buffer.from(key, 'hex') : undefined;
  }
  if (file === undefined) {
    problems.push(
      'PALAVER_MASTER_KEY_FILE is missing: name the file with the 64 hexadecimal digits that seal secrets.',
    );
    return undefined;
  }
  try {
    const read = readFileSync(file, 'utf8').trim();
    if (masterKey.safeParse(read).success) {
      return Buffer.from(read, 'hex');
    }
    problems.push('PALAVER_MASTER_KEY_FILE must name a file with 64 hexadecimal digits (32 bytes).');
  } catch (error) {
    problems.push(
      `PALAVER_MASTER_KEY_FILE cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}.`,
    );
  }
  return undefined;
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
