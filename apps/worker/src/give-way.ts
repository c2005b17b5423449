import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  const niceness = NICENESS[to];
  if (process.platform !== 'linux') {
    setPriority(niceness);
    return;
  }
  readdirSync('/proc/self/task').forEach((thread) => setPriority(Number(thread), niceness));
  if (leadsItsSession()) {
    sessionGivesWay(niceness);
  }
}

/** The sixth field of `stat`, the fourth behind the name in brackets, is the session's leader (proc(5)). */
function leadsItsSession(): boolean {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[3]) === process.pid;
}

/** Where Linux groups by session (autogroup, sched(7)), niceness counts within a session alone, and each has one of its own. */
function sessionGivesWay(niceness: number): void {
  try {
    writeFileSync('/proc/self/autogroup', String(niceness));
  } catch {
    // The kernel does not group, or does not let this process say so: its threads have given way.
  }
}
