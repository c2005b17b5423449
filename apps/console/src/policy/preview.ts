import { type Answer, call } from '../api/call.js';
import { isRefused } from '../api/call-errors.js';
import { type Site } from '../api/things.js';
import { POLICY_ID } from './policy.js';
import { type RuleSetFiles } from './write-rule-set.js';

type Backtest = Answer<'getBacktest'>;
export type Report = NonNullable<Backtest['report']>;
export type Preview = { report: Report } | { mistakes: string[] };

/** How many of the newest comments a policy is tried on. */
const LAST = 2000;
const POLL_MS = 600;
const DAY_MS = 86_400_000;

/**
 * Tries a rule set on the site's history beside what acts there, unless just that was tried within a day.
 */
export async function previewOf(
  { id: siteId, ruleSet: acting }: Site,
  files: RuleSetFiles,
  signal: AbortSignal,
): Promise<Preview> {
  const path = { siteId, id: POLICY_ID };
  const [lint, done] = await Promise.all([
    call('lintRuleSet', { path, body: files, signal }),
    call('listBacktests', { path, signal }),
  ]);
  if (!lint.ok) {
    return { mistakes: lint.issues.map(({ message }) => message) };
  }
  const same = done.data.find(
    ({ ruleSet, live, state, createdAt }) =>
      state === 'done' &&
      ruleSet.hash === lint.hash &&
      live.id === acting.id &&
      live.version === acting.version &&
      Date.now() - Date.parse(createdAt) < DAY_MS,
  );
  const { id } = same ?? (await begin(path, files, signal));
  return { report: await reportOf({ ...path, backtest: id }, signal) };
}

/** A site has one under way at a time: another one is waited for. */
async function begin(path: { siteId: string; id: string }, files: RuleSetFiles, signal: AbortSignal) {
  for (;;) {
    try {
      return await call('startBacktest', { path, body: { ...files, last: LAST }, signal });
    } catch (error) {
      if (!isRefused(error, 409, 'backtest-under-way')) {
        throw error;
      }
      await pause(signal);
    }
  }
}

async function reportOf(path: { siteId: string; id: string; backtest: string }, signal: AbortSignal): Promise<Report> {
  try {
    for (;;) {
      const { report, state, error } = await call('getBacktest', { path, signal });
      if (report !== null) {
        return report;
      }
      if (state === 'failed' || state === 'cancelled') {
        throw new Error(error ?? state);
      }
      await pause(signal);
    }
  } catch (error) {
    if (signal.aborted) {
      // Something else was chosen meanwhile; what is over already needs no end.
      void call('cancelBacktest', { path }).catch(() => undefined);
    }
    throw error;
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, POLL_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('', 'AbortError'));
    });
  });
}
