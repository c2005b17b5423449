import { setTimeout as pause } from 'node:timers/promises';

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 30_000;
const BUSY = new Set([429, 503]);

export interface RetrySettings {
  /** How often a request is sent at most. */
  attempts: number;
  /** How long one attempt may take, answer included. */
  timeoutMs: number;
  /** Whether a request that may have been carried out is sent again: only where repeats do no harm. */
  mayRepeat: (request: Request) => boolean;
  fetch?: typeof fetch;
  /** For tests: waits so many milliseconds. */
  wait?: (ms: number) => Promise<unknown>;
  /** For tests: from 0 up to 1. */
  random?: () => number;
}

/**
 * `fetch` that tries again what failed for a moment: 429, 503 and broken connections, after what Retry-After asks for,
 * or else after a pause that doubles, with jitter, so that a thousand clients do not come back at once.
 */
export function retryingFetch(settings: RetrySettings): (request: Request) => Promise<Response> {
  const { attempts, timeoutMs, mayRepeat, fetch: send = fetch, wait = pause, random = Math.random } = settings;
  return async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      const signal = AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]);
      const isLast = attempt >= attempts;
      const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
      const backoff = longest / 2 + (random() * longest) / 2;
      try {
        const answer = await send(new Request(request.clone(), { signal }));
        // 429 was refused before anything was done; 503 may have been done.
        if (isLast || !BUSY.has(answer.status) || (answer.status === 503 && !mayRepeat(request))) {
          return answer;
        }
        // Not waited for: an answer that somebody has cloned is let go when its other half is.
        void answer.body?.cancel().catch(() => undefined);
        await wait(retryAfterMs(answer) ?? backoff);
      } catch (error) {
        if (isLast || request.signal.aborted || !mayRepeat(request)) {
          throw error;
        }
        await wait(backoff);
      }
    }
  };
}

/** Seconds or a date, at most half a minute; undefined where it is neither. */
function retryAfterMs({ headers }: Response): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) {
    return undefined;
  }
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_PAUSE_MS);
}
