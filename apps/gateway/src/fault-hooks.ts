import type { ModerationPoint } from '@palaver/moderation';
import type { LoadedWork } from '@palaver/persistence';
import { failpoint, poison } from '@palaver/platform';

/** Where the fault harness interferes with the synchronous path; without FAIL_AT and FAIL_ON_TEXT nothing happens. */
export function faultHooks(point: ModerationPoint, works: readonly LoadedWork[]): void {
  failpoint(`gateway.${point}`);
  const texts = () => works.map(({ data }) => data).join('\n');
  if (point === 'loaded') {
    poison('kill', texts);
  }
}
