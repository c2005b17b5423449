import { median, quantile, rounded } from '../measure/statistics.js';

/** Something that does one piece of work per input; what it answers is only added up, so that it cannot be left out. */
export interface Contestant {
  name: string;
  inputs: number;
  act: (n: number) => number | Promise<number>;
}

export interface Timing {
  us: number;
  /** Half of the distance between the quartiles, in percent of the median. */
  noise: number;
  perRound: number[];
}

/** Inputs of one pass: so few that the pass is over before another program takes the processor. */
const PASS_MS = 1;
const LEAST_INPUTS = 16;
const WARM_UP_MS = 150;

let sum = 0;

/** Milliseconds of so many inputs, beginning with the one at `from`; one that is waited for costs its waiting as well. */
async function pass({ inputs, act }: Contestant, from: number, count: number): Promise<number> {
  const start = performance.now();
  for (let n = from; n < from + count; n += 1) {
    const answer = act(n % inputs);
    sum += typeof answer === 'number' ? answer : await answer;
  }
  return performance.now() - start;
}

/** Microseconds per input: the lower quartile of short passes, since what disturbs a pass only makes it slower. */
async function timed(contestant: Contestant, leastMs: number): Promise<number> {
  const passes: number[] = [];
  let count = Math.min(LEAST_INPUTS, contestant.inputs);
  let from = 0;
  for (let spent = 0; spent < leastMs || passes.length < 4;) {
    const ms = await pass(contestant, from, count);
    from += count;
    spent += ms;
    if (ms < PASS_MS / 2) {
      count *= 2;
      passes.length = 0;
    } else {
      passes.push((ms * 1000) / count);
    }
  }
  if (Number.isNaN(sum)) {
    throw new Error('a contestant answered something that is no number');
  }
  return quantile(passes, 0.25);
}

/** All contestants in turn, round after round, each round beginning with another: what disturbs, disturbs all. */
export async function timeRounds(
  contestants: readonly Contestant[],
  { rounds, leastMs }: { rounds: number; leastMs: number },
): Promise<Map<string, Timing>> {
  const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (const contestant of contestants) {
    await timed(contestant, WARM_UP_MS);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (let i = 0; i < contestants.length; i += 1) {
      const contestant = contestants[(i + round) % contestants.length] as Contestant;
      times.get(contestant.name)?.push(await timed(contestant, leastMs));
    }
  }
  return new Map(Array.from(times, ([name, perRound]) => [name, timingOf(perRound)]));
}

function timingOf(perRound: number[]): Timing {
  const us = median(perRound);
  const spread = (quantile(perRound, 0.75) - quantile(perRound, 0.25)) / 2;
  return { us: rounded(us, 3), noise: rounded((spread / us) * 100, 1), perRound: perRound.map((one) => rounded(one)) };
}
