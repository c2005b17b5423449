import { type Database, lockDueCalendars, putOffCalendar, tellMode } from '@palaver/persistence';
import { modeAt, nextChange } from './article-mode.js';

const MOST_A_TURN = 50;

/** Tells sites what calendars have changed. What acts on comments does not wait for it: that is found for each comment. */
export class CalendarKeeper {
  constructor(
    private readonly db: Pick<Database, 'transaction'>,
    /** Milliseconds since 1970. */
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes some that are due; how many sites are told of. */
  async tellSome(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const due = await lockDueCalendars(tx, MOST_A_TURN);
      const at = this.now();
      let told = 0;
      for (const article of due) {
        const mode = modeAt(article, at);
        const next = nextChange(article, at);
        const nextChangeAt = next === undefined ? null : new Date(next);
        if (mode === article.told) {
          await putOffCalendar(tx, article, nextChangeAt);
        } else {
          await tellMode(tx, article, { mode, nextChangeAt, by: 'calendar' });
          told += 1;
        }
      }
      return told;
    });
  }
}
