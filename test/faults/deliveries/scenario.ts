import type { Random } from '../random.js';
import type { DeliveriesHouse } from './deliveries-house.js';

export interface Scenario {
  name: string;
  run(house: DeliveriesHouse, random: Random, say: (line: string) => void): Promise<ScenarioResult>;
}

export interface ScenarioResult {
  /** What came of it in a few words, for the summary. */
  summary: string;
  /** What must not be; none when it passed. */
  faults: string[];
}
