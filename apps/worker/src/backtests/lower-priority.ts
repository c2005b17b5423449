import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * The whole process gives way. On Linux priorities are the threads' own, and those that collect garbage were started
 * before any code of ours ran.
 */
export function lowerPriority(): void {
  const threads = process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [0];
  threads.forEach((thread) => setPriority(thread, constants.priority.PRIORITY_LOW));
}
