import { cpus, loadavg, totalmem, type } from 'node:os';

export function machine() {
  const [first] = cpus();
  return {
    cpus: cpus().length,
    model: first?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${process.arch}`,
    node: process.versions.node,
    /** Busy processes besides this benchmark show here: below the number of CPUs, the machine was ours. */
    loadBefore: Number(loadavg()[0]?.toFixed(2)),
  };
}
