import type { ScoreOutcome, ScoreRequest } from './scorer.js';

/** How much longer than for the live versions a list waits for the ones in shadow. */
const PATIENCE_MS = 250;
const MOST_LISTS = 2;

type Runs = (string | undefined)[];

/**
 * Runs versions in shadow beside the live ones. What they come to is recorded and never counts: a shadow that is slow or
 * falls is left out of the list's record, and nothing else happens.
 */
export class ShadowRuns {
  private underWay = 0;

  constructor(private readonly score: (requests: readonly ScoreRequest[]) => Promise<ScoreOutcome[]>) {}

  /** Starts them; `atMost` gives what is there in time, undefined when there is nothing to add. */
  begin(requests: readonly ScoreRequest[]): { atMost: () => Promise<Runs | undefined> } {
    const places = requests.flatMap((request, n) =>
      request.shadow ? [{ n, request: { ...request, ruleSet: request.shadow, shadow: undefined } }] : [],
    );
    if (places.length === 0 || this.underWay >= MOST_LISTS) {
      return { atMost: () => Promise.resolve(undefined) };
    }
    this.underWay += 1;
    const runs: Runs = [];
    const done = this.score(places.map(({ request }) => request))
      .then((outcomes) => {
        outcomes.forEach((outcome, i) => (runs[places[i]?.n ?? 0] = outcome.ok ? outcome.score.result : undefined));
        return runs;
      })
      .catch(() => undefined)
      .finally(() => (this.underWay -= 1));
    return { atMost: () => within(done, PATIENCE_MS) };
  }
}

/** Both are JSON objects already; taking them apart again would cost as much as making them. */
export function withShadowRun(outcome: ScoreOutcome, run: string | undefined): ScoreOutcome {
  if (!outcome.ok || run === undefined) {
    return outcome;
  }
  return { ok: true, score: { ...outcome.score, result: `${outcome.score.result.slice(0, -1)},"shadowRun":${run}}` } };
}

async function within<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), ms)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
