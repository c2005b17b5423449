import { FAIL_AT, FAIL_ON_TEXT } from './settings.js';

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

/** Does to the process what FAIL_ON_TEXT says of a text that holds a planted marker. Costs nothing where none is set. */
export function poison(kind: 'kill' | 'error', text: () => string): void {
  const marker = FAIL_ON_TEXT.get(kind);
  if (marker === undefined || !text().includes(marker)) {
    return;
  }
  if (kind === 'kill') {
    process.kill(process.pid, 'SIGKILL');
  }
  throw Object.assign(new Error('planted fault'), { code: '22P05' });
}
