import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Niceness of a process that lets another go first. Against the gateway a worker keeps four tenths of an equal share of a
 * core: at the niceness of ten it would keep a tenth, and beside any other busy process comments would wait for seconds.
 */
const NICENESS = { gateway: 4, everybody: constants.priority.PRIORITY_LOW };

/**
 * The whole process gives way. On Linux priorities are the threads' own, and those that collect garbage and compile were
 * started before any code of ours ran.
 */
export function giveWay(to: keyof typeof NICENESS): void {
  const threads = process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [0];
  threads.forEach((thread) => setPriority(thread, NICENESS[to]));
}
