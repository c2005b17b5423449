import { isRefused } from './call-errors.js';

/** What is read, or null where there is none (any more). */
export async function orNone<Found>(read: () => Promise<Found>): Promise<Found | null> {
  try {
    return await read();
  } catch (error) {
    if (isRefused(error, 404)) {
      return null;
    }
    throw error;
  }
}
