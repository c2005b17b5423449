import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { isErrno } from '../../apps/cli/src/stores/errno.js';

/** CPU and memory of processes come from /proc; other systems go without these figures. */
export const hasProc = existsSync('/proc/self/smaps_rollup');

const ticksPerSecond = () => Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) || 100;

/** A process and all below it. */
export function treeOf(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = Number(statOf(Number(name))?.[1] ?? -1);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [pid];
  for (const member of found) {
    found.push(...(children.get(member) ?? []));
  }
  return found;
}

/** CPU seconds used so far by a process and all below it, those that have ended included. */
export function cpuSeconds(pid: number): number {
  const ticks = treeOf(pid).reduce((sum, member) => {
    const stat = statOf(member);
    const own = Number(stat?.[11] ?? 0) + Number(stat?.[12] ?? 0);
    const ended = Number(stat?.[13] ?? 0) + Number(stat?.[14] ?? 0);
    return sum + own + ended;
  }, 0);
  return ticks / ticksPerSecond();
}

/** The most resident memory a process has had, in MB. Shared pages (Postgres' buffers) count in each that touched them. */
export function peakRssMb(pid: number): number {
  return kilobytes(`/proc/${pid}/status`, 'VmHWM') / 1024;
}

/** Memory in MB with pages shared by several processes split among them, so that sums are true. */
export function proportionalMb(pid: number): number {
  return kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss') / 1024;
}

/** Fields of /proc/<pid>/stat behind the command name; 11 to 14 are CPU ticks: own user, own system, children's. */
function statOf(pid: number): string[] | null {
  const stat = readIfThere(`/proc/${pid}/stat`);
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function kilobytes(file: string, field: string): number {
  const line = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readIfThere(file) ?? '');
  return Number(line?.[1] ?? 0);
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT') || isErrno(error, 'ESRCH')) {
      return null;
    }
    throw error;
  }
}
