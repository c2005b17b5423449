import { type Care } from '@palaver/contracts';
import { type CareRepository } from '@palaver/persistence';
import { type Caller } from '../auth/caller.js';

/** How callers fare who read bad comments all day. */
export class CareService {
  constructor(private readonly rows: CareRepository) {}

  read(caller: Caller): Promise<Care> {
    return this.rows.read(caller);
  }

  /** Acts from the next item on. */
  async set(caller: Caller, care: Care): Promise<Care> {
    await this.rows.set(caller, care);
    return care;
  }
}
