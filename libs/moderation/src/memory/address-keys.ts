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

/**
 * Hashes of addresses under a key of the site that is another each week, so that nobody can list all addresses and look
 * them up, or follow one for long. Each address is known under this week's key and the next one's: two comments within
 * seven days always share one.
 */
export class AddressKeys {
  private readonly keys = new Map<string, Buffer>();

  constructor(private readonly masterKey: Buffer) {}

  /** 48 bits each; none for what is no address. */
  hashes(siteId: string, address: string, nowMs: number): number[] {
    const reader = readerOf(address);
    if (reader === undefined) {
      return [];
    }
    const week = Math.floor(nowMs / weekMs);
    return [week, week + 1].map((at) =>
      createHmac('sha256', this.keyOf(siteId, at)).update(reader).digest().readUIntBE(0, 6),
    );
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
