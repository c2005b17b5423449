import { type Tracing } from './span.js';

interface Decided {
  action: string;
  source: string;
  work?: {
    siteId: string;
    commentId: string;
    rev: number;
    /** Of the request that brought the revision. */
    trace: string | null;
  };
  times?: { loadedAt: number; scoredAt: number; committedAt: number };
}

/**
 * What became of each traced comment of a list: a span in the comment's own trace, with its scoring and its commit in it.
 * They are told when the list is committed, with the times at which they were.
 */
export function traceDecided(tracing: Tracing, decided: readonly Decided[]): void {
  for (const { action, source, work, times } of decided) {
    if (work?.trace && times) {
      const { siteId, commentId, rev } = work;
      const span = tracing.start('moderate', {
        parent: work.trace,
        startedAt: times.loadedAt,
        attributes: {
          'palaver.site': siteId,
          'palaver.comment': commentId,
          'palaver.rev': rev,
          'palaver.action': action,
          'palaver.source': source,
        },
      });
      const part = (name: string, startedAt: number, endedAt: number) =>
        tracing.start(name, { parent: span.context, startedAt }).end({ endedAt });
      part('score', times.loadedAt, times.scoredAt);
      part('commit', times.scoredAt, times.committedAt);
      span.end({ endedAt: times.committedAt });
    }
  }
}
