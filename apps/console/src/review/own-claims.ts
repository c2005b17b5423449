import { call } from '../api/call.js';
import { type ReviewItem } from '../api/things.js';

/** Items this window has taken. What else is in its person's hands was handed over to him, or belongs to another window. */
const taken = new Set<string>();

/** @throws RefusedError 403, 404, 409 */
export async function takeItem(id: string): Promise<ReviewItem> {
  const hadTaken = taken.has(id);
  taken.add(id);
  try {
    return await call('claimReviewItem', { path: { id } });
  } catch (error) {
    if (!hadTaken) {
      taken.delete(id);
    }
    throw error;
  }
}

export const hasTaken = (id: string): boolean => taken.has(id);

/** It is given back, given away or settled. */
export function forgetTaken(id: string): void {
  taken.delete(id);
}
