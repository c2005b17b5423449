import { setTimeout as pause } from 'node:timers/promises';
import { isRetryable } from './store-error.js';

const TRIES = 3;

/**
 * Tries again what failed of something that passes, such as a deadlock, three times in all, after a growing random pause.
 * @param passes which errors may pass
 */
export async function retrying<T>(
  act: () => Promise<T>,
  { passes = isRetryable, pauseMs = 50 }: { passes?: (error: unknown) => boolean; pauseMs?: number } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (attempt === TRIES || !passes(error)) {
        throw error;
      }
      await pause(Math.random() * pauseMs * attempt);
    }
  }
}
