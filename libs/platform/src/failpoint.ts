import { FAIL_AT } from './settings.js';

const hits = new Map<string, number>();

/** Kills the process, as a power cut would, when FAIL_AT names this point; otherwise does nothing. */
export function failpoint(name: string): void {
  const at = FAIL_AT.get(name);
  if (at === undefined) {
    return;
  }
  const hit = (hits.get(name) ?? 0) + 1;
  hits.set(name, hit);
  if (hit === at) {
    process.kill(process.pid, 'SIGKILL');
  }
}
