import { createHmac } from 'node:crypto';
import ipaddr from 'ipaddr.js';

const weekMs = 7 * 86_400_000;
const maxKept = 1000;

/** One reader's addresses: a whole IPv4 address, or the half of an IPv6 address that his provider gives him. */
function readerOf(address: string): string | undefined {
  if (!ipaddr.isValid(address)) {
    return undefined;
  }
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : parsed.toString();
}

/** 48 bits each. */
export interface AddressHashes {
  now: number;
  /** Under the key of the week before. */
  earlier: number | undefined;
}

/**
 * Hashes of addresses under a key of the site that is another each week, so that nobody can list all addresses and look
 * them up, or follow one for long. While a window reaches back into the week before, that week's hash is looked for too.
 */
export class AddressKeys {
  private readonly keys = new Map<string, Buffer>();

  constructor(private readonly masterKey: Buffer) {}

  /** undefined for what is no address. */
  hashes(siteId: string, address: string, nowMs: number, windowMs: number): AddressHashes | undefined {
    const reader = readerOf(address);
    if (reader === undefined) {
      return undefined;
    }
    const week = Math.floor(nowMs / weekMs);
    const hash = (at: number) => createHmac('sha256', this.keyOf(siteId, at)).update(reader).digest().readUIntBE(0, 6);
    const reachesBack = Math.floor((nowMs - windowMs) / weekMs) < week;
    return { now: hash(week), earlier: reachesBack ? hash(week - 1) : undefined };
  }

  private keyOf(siteId: string, week: number): Buffer {
    const name = `${week} ${siteId}`;
    let key = this.keys.get(name);
    if (key === undefined) {
      if (this.keys.size >= maxKept) {
        this.keys.clear();
      }
      key = createHmac('sha256', this.masterKey).update(`address of a reader, ${name}`).digest();
      this.keys.set(name, key);
    }
    return key;
  }
}
