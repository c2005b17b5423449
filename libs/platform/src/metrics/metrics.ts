import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type { Counter, Gauge, Histogram } from 'prom-client';

/** Seconds, from a statement's time to a long wait. */
export const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
/** Sizes of lists and batches, which hold at most 64. */
export const SIZES = [1, 2, 4, 8, 16, 32, 64];

/**
 * The figures of one process. Every name begins with `palaver_`; docs/OPERATIONS.md lists them with their labels, and a
 * test holds the two together. Labels name kinds of things, never one of them: no ids, no addresses, no sites.
 */
export class Metrics {
  readonly registry = new Registry();

  counter<Label extends string = never>(name: string, help: string, labelNames: readonly Label[] = []): Counter<Label> {
    return new Counter({ name: `palaver_${name}`, help, labelNames, registers: [this.registry] });
  }

  histogram<Label extends string = never>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: readonly Label[] = [],
  ): Histogram<Label> {
    return new Histogram({ name: `palaver_${name}`, help, buckets, labelNames, registers: [this.registry] });
  }

  /** @param read asked when somebody scrapes; where it gives nothing, the gauge has no value. */
  gauge(name: string, help: string, read: () => number | undefined | Promise<number | undefined>): Gauge {
    return new Gauge({
      name: `palaver_${name}`,
      help,
      registers: [this.registry],
      async collect() {
        const value = await read();
        if (value === undefined) {
          this.remove();
        } else {
          this.set(value);
        }
      },
    });
  }

  /** Node's own figures as well: memory, the event loop's delay, garbage collection. */
  withProcess(): this {
    collectDefaultMetrics({ register: this.registry });
    return this;
  }
}
