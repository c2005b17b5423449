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

let sum = 0;

/** Microseconds per input over as many passes as fill the time; one that is waited for costs its waiting as well. */
async function timed({ inputs, act }: Contestant, leastMs: number): Promise<number> {
  const start = performance.now();
  let done = 0;
  let elapsed = 0;
  while (elapsed < leastMs) {
    for (let n = 0; n < inputs; n += 1) {
      const answer = act(n);
      sum += typeof answer === 'number' ? answer : await answer;
    }
    done += inputs;
    elapsed = performance.now() - start;
  }
  if (Number.isNaN(sum)) {
    throw new Error('a contestant answered something that is no number');
  }
  return (elapsed * 1000) / done;
}

/** All contestants in turn, round after round, each round beginning with another: what disturbs, disturbs all. */
export async function timeRounds(
  contestants: readonly Contestant[],
  { rounds, leastMs }: { rounds: number; leastMs: number },
): Promise<Map<string, Timing>> {
  const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (const contestant of contestants) {
    await timed(contestant, leastMs * 2);
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
