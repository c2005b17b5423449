import {
  type Ingest,
  type IngestItem,
  type IngestOutcome,
  type SiteDirectory,
  StoreUnavailableError,
  type TransientAddress,
} from '@palaver/persistence';
import type { CountedNeeds } from '@palaver/rules';
import { type AddressHashes, AddressKeys } from './address-keys.js';
import { rememberedOf } from './remembered.js';
import { SiteNeeds } from './site-needs.js';

type CommentItem = Extract<IngestItem, { kind: 'create' | 'update' }>;

/**
 * The door with a memory: what the rules of a site compare comments by is made here, once, and stored with the revision,
 * so that it is there before anybody decides. The author's address goes no further than this.
 */
export class RememberingIngest implements Ingest {
  private readonly needs: SiteNeeds;
  private readonly addresses: AddressKeys;

  constructor(
    private readonly inner: Ingest,
    sites: SiteDirectory,
    masterKey: Buffer,
  ) {
    this.needs = new SiteNeeds(sites);
    this.addresses = new AddressKeys(masterKey);
  }

  submit(item: IngestItem): Promise<IngestOutcome> {
    if (item.kind !== 'create' && item.kind !== 'update') {
      return this.inner.submit(item);
    }
    const needs = this.needs.of(item.siteId);
    return needs instanceof Promise ? this.passWhenKnown(item, needs) : this.pass(item, needs);
  }

  private async passWhenKnown(item: CommentItem, needs: Promise<CountedNeeds | undefined>): Promise<IngestOutcome> {
    const known = await needs.catch((error: unknown) => {
      throw new StoreUnavailableError('the rules of the site could not be read', { cause: error });
    });
    return this.pass(item, known);
  }

  private pass(item: CommentItem, needs: CountedNeeds | undefined): Promise<IngestOutcome> {
    const { siteId, data, address } = item;
    item.address = undefined;
    if (needs) {
      item.remembered = rememberedOf(siteId, data, needs, this.hashesOf(siteId, address, needs));
    }
    return this.inner.submit(item);
  }

  private hashesOf(
    siteId: string,
    address: TransientAddress | undefined,
    needs: CountedNeeds,
  ): AddressHashes | undefined {
    const windows = needs.rates.filter(({ of }) => of === 'ip').map(({ windowMs }) => windowMs);
    if (address === undefined || windows.length === 0) {
      return undefined;
    }
    return this.addresses.hashes(siteId, address.read(), Date.now(), Math.max(...windows));
  }
}
