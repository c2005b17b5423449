import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * The whole process gives way. On Linux priorities are the threads' own, and those that collect garbage and compile were
 * started before any code of ours ran.
 */
export function giveWay(to: 'gateway' | 'everybody'): void {
  const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;
  const threads = process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [0];
  threads.forEach((thread) => setPriority(thread, to === 'gateway' ? PRIORITY_BELOW_NORMAL : PRIORITY_LOW));
}
