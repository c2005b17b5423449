import type { BenchStores } from '../stores.js';
import type { System } from '../systems/system.js';
import { cpuSeconds, hasProc, peakRssMb, treeOf } from './processes.js';

export type PerProcess = Record<string, number>;

/** What each process used from the moment this was called; undefined where the system does not tell. */
export function watchUsage(
  system: System,
  stores: BenchStores,
): () => { cpu: PerProcess; peakMb: PerProcess } | undefined {
  if (!hasProc) {
    return () => undefined;
  }
  const pids: Record<string, number> = { ...system.pids, ...stores.pids };
  const before = Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, cpuSeconds(pid)]));
  return () => ({
    cpu: mapValues(pids, (pid, name) => cpuSeconds(pid) - (before[name] ?? 0)),
    peakMb: mapValues(pids, (pid) => Math.max(...treeOf(pid).map(peakRssMb))),
  });
}

function mapValues(of: Record<string, number>, value: (given: number, name: string) => number): PerProcess {
  return Object.fromEntries(Object.entries(of).map(([name, given]) => [name, value(given, name)]));
}
