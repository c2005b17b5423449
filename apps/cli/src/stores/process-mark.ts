import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isErrno } from './errno.js';

/** A pid alone may by now belong to another program; pid and start time together do not. */
export interface ProcessMark {
  pid: number;
  started: string;
}

/** The mark of a living process; null when there is none (a zombie counts as gone). */
export function markOf(pid: number): ProcessMark | null {
  const started = process.platform === 'linux' ? startedOnLinux(pid) : startedByPs(pid);
  return started === null ? null : { pid, started };
}

export function isAlive(mark: ProcessMark): boolean {
  return markOf(mark.pid)?.started === mark.started;
}

export function writeMark(file: string, pid: number): void {
  const mark = markOf(pid);
  if (mark !== null) {
    writeFileSync(file, JSON.stringify(mark), { mode: 0o600 });
  }
}

export function readMark(file: string): ProcessMark | null {
  try {
    const mark = JSON.parse(readFileSync(file, 'utf8')) as Partial<ProcessMark>;
    return typeof mark.pid === 'number' && typeof mark.started === 'string' ? (mark as ProcessMark) : null;
  } catch (error) {
    if (isErrno(error, 'ENOENT') || error instanceof SyntaxError) {
      return null;
    }
    throw error;
  }
}

/** Ends what an earlier, killed owner left running; resolves once it is gone. */
export async function stopLeftover(file: string, signal: NodeJS.Signals = 'SIGTERM', patienceMs = 8000): Promise<void> {
  const mark = readMark(file);
  if (mark !== null && isAlive(mark)) {
    await stopMarked(mark, signal, patienceMs);
  }
  rmSync(file, { force: true });
}

async function stopMarked(mark: ProcessMark, signal: NodeJS.Signals, patienceMs: number): Promise<void> {
  signalTree(mark.pid, 'SIGCONT');
  signalProcess(mark.pid, signal);
  for (let waited = 0; isAlive(mark); waited += 50) {
    if (waited >= patienceMs) {
      signalTree(mark.pid, 'SIGKILL');
    }
    await pause(50);
  }
}

/** Signals a process and all it started. A group signal is not enough: each Postgres backend leads its own session. */
export function signalTree(pid: number, signal: NodeJS.Signals): void {
  for (const member of [pid, ...descendants(pid)]) {
    signalProcess(member, signal);
  }
}

export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!isErrno(error, 'ESRCH')) {
      throw error;
    }
  }
}

function descendants(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const [child, parent] of parents()) {
    children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const found: number[] = [];
  const queue = [pid];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const below = children.get(next) ?? [];
    found.push(...below);
    queue.push(...below);
  }
  return found;
}

function parents(): [number, number][] {
  if (process.platform !== 'linux') {
    const listing = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
    return listing
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  }
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.flatMap((pid): [number, number][] => {
    const fields = statFields(pid);
    return fields === null ? [] : [[pid, Number(fields[1])]];
  });
}

function startedOnLinux(pid: number): string | null {
  const fields = statFields(pid);
  // Ticks since boot repeat after a reboot, so the boot's own id goes with them.
  return fields === null || fields[0] === 'Z'
    ? null
    : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
}

/** Fields of /proc/<pid>/stat after the command name, which may itself hold spaces: state, parent, ... 19 = start. */
function statFields(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch (error) {
    if (isErrno(error, 'ENOENT') || isErrno(error, 'ESRCH')) {
      return null;
    }
    throw error;
  }
}

function startedByPs(pid: number): string | null {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return line === '' || line.startsWith('Z') ? null : line.replace(/^\S+\s+/, '');
  } catch (error) {
    // ps answers 1 when there is no such process.
    if ((error as { status?: unknown }).status === 1) {
      return null;
    }
    throw error;
  }
}
