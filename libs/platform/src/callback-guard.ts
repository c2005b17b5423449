import { type LookupAddress, type LookupOptions } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

const HTTPS_PORTS = new Set([443, 8443]);
/** Names that never belong to the public network (RFC 6761, 6762, 8375, and the ones clouds use inside). */
const LOCAL_NAMES = /(^|\.)(localhost|local|internal|home\.arpa|localdomain|intranet|corp|lan)$/;
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');
/** Public by number, private by use: Azure's host of every virtual machine, Alibaba's and Oracle's metadata services. */
const INNER_ADDRESSES = new Set(['168.63.129.16', '100.100.100.200', '192.0.0.192']);

export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

/** The address may not be called back; the message says why and which setting would let it through. */
export class CallbackRefusedError extends Error {
  readonly code = 'callback_refused';
}

/** Whether packets to this IP address leave for the public internet; in doubt they do not. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || INNER_ADDRESSES.has(address)) {
    return false;
  }
  const parsed = ipaddr.parse(address);
  return parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST));
}

/**
 * Decides where callbacks may go: https on ports 443 and 8443 to public addresses, and the exact `host:port` pairs of
 * CALLBACK_ALLOWED (`host:*` for any port), which may be private and plain http. Asked when an address is saved and
 * again when a connection is made.
 */
export class CallbackGuard {
  private readonly allowed: ReadonlySet<string>;

  /** @throws Error naming the entry that is no `host:port`. */
  constructor(
    allowed: readonly string[] = [],
    private readonly resolve: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true }),
  ) {
    this.allowed = new Set(allowed.map(normalisePair));
  }

  /** Whether CALLBACK_ALLOWED names this pair. */
  allows(hostname: string, port: number): boolean {
    const host = bare(hostname);
    return this.allowed.has(`${host}:${port}`) || this.allowed.has(`${host}:*`);
  }

  /** Checks all that can be known without asking the network. @throws CallbackRefusedError */
  check(address: string): URL {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
      throw new CallbackRefusedError('must be an absolute https address');
    }
    if (url.username !== '' || url.password !== '') {
      throw new CallbackRefusedError('must not hold a user name or password: deliveries are signed instead');
    }
    if (!this.allows(url.hostname, portOf(url))) {
      this.checkPublic(url);
    }
    return url;
  }

  /** As `check`, and no answer of the name service may be private; a name without an answer passes until it is called. */
  async checkResolved(address: string): Promise<URL> {
    const url = this.check(address);
    const host = bare(url.hostname);
    if (!isIP(host) && !this.allows(host, portOf(url))) {
      const answers = await this.resolve(host).catch((): LookupAddress[] => []);
      this.checkAnswers(host, portOf(url), answers);
    }
    return url;
  }

  /** The `lookup` of a connection to this port: it fails when any answer is private, so that no later choice can differ. */
  lookupFor(port: number): LookupFunction {
    return (hostname, options, callback) => {
      this.resolve(hostname)
        .then((answers) => {
          if (!this.allows(hostname, port)) {
            this.checkAnswers(hostname, port, answers);
          }
          return fitting(hostname, answers, options);
        })
        .then(
          (answers) =>
            options.all ? callback(null, answers) : callback(null, answers[0]!.address, answers[0]!.family),
          (error: NodeJS.ErrnoException) => callback(error, '', 0),
        );
    };
  }

  private checkPublic(url: URL): void {
    const host = bare(url.hostname);
    const port = portOf(url);
    if (url.protocol !== 'https:') {
      throw refusal('must be https', host, port);
    }
    if (!HTTPS_PORTS.has(port)) {
      throw refusal('must use port 443 or 8443', host, port);
    }
    if (isIP(host) ? !isPublicAddress(host) : LOCAL_NAMES.test(host) || !host.includes('.')) {
      throw refusal('must not point into a private network', host, port);
    }
  }

  private checkAnswers(hostname: string, port: number, answers: readonly LookupAddress[]): void {
    if (answers.some(({ address }) => !isPublicAddress(address))) {
      throw refusal('must not point into a private network', bare(hostname), port);
    }
  }
}

function refusal(why: string, host: string, port: number): CallbackRefusedError {
  const pair = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  return new CallbackRefusedError(`${why}; an administrator can let this one through with CALLBACK_ALLOWED=${pair}`);
}

function fitting(hostname: string, answers: LookupAddress[], { family }: LookupOptions): LookupAddress[] {
  const wanted = family === 4 || family === 'IPv4' ? 4 : family === 6 || family === 'IPv6' ? 6 : 0;
  const fit = wanted === 0 ? answers : answers.filter((answer) => answer.family === wanted);
  if (fit.length === 0) {
    throw Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' });
  }
  return fit;
}

/** Lower case, without the brackets of IPv6 and without the root's dot. */
function bare(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
}

function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
}

function normalisePair(entry: string): string {
  const parts = /^(\[[0-9a-fA-F:.]+\]|[^\s:/[\]]+):(\d{1,5}|\*)$/.exec(entry.trim());
  if (!parts || Number(parts[2]) > 65_535) {
    throw new Error(`CALLBACK_ALLOWED: "${entry}" is not of the form host:port, host:* or [address]:port`);
  }
  const url = new URL(`http://${parts[1]}/`);
  return `${bare(url.hostname)}:${parts[2]}`;
}
