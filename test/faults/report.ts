import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { INVARIANT_IDS, INVARIANTS } from './checker/invariants.js';
import type { RunResult } from './run-backend.js';

const number = (value: number) => Math.round(value).toLocaleString('en-GB');
const seconds = (ms: number | null) => (ms === null ? 'not before the next fault' : `${(ms / 1000).toFixed(1)} s`);

export const passed = ({ violations, faultsOfRun }: RunResult) => violations.length === 0 && faultsOfRun.length === 0;

/** The run as tables; violations in full go into a file beside the logs as well. */
export function reportRun(result: RunResult): string {
  writeFileSync(join(result.logs, 'report.json'), JSON.stringify(result, null, 2));
  return [
    '',
    `== ${result.backend} (${result.seconds.toFixed(0)} s)`,
    ...faultLines(result),
    '',
    ...figureLines(result),
    '',
    ...invariantLines(result),
    ...result.faultsOfRun.map((fault) => `FAILED  ${fault}`),
    ...(passed(result) ? [] : [`logs, operations and report: ${result.logs}`]),
    '',
  ].join('\n');
}

function faultLines({ faults }: RunResult): string[] {
  return [
    `${'fault'.padEnd(46)} ${'strikes'.padStart(8)}  caught up in`,
    ...faults.map(
      ({ id, what, strikes, catchUpMs }) =>
        `${`${id}  ${what}`.padEnd(46)} ${String(strikes).padStart(8)}  ${seconds(catchUpMs)}`,
    ),
  ];
}

function figureLines({ counts, kills, commentsPerSecond: rate, stored, quiesceMs }: RunResult): string[] {
  const rows: [string, string][] = [
    ['comments sent per second', `${number(rate.mean)} (lowest over 5 s: ${number(rate.lowest)})`],
    ['operations; tries', `${number(counts.operations)}; ${number(counts.tries)}`],
    ['clear answers: 2xx; 409', `${number(counts.ok)}; ${number(counts.conflicts)}`],
    ['unknown and repeated; had landed all the same', `${number(counts.unknown)}; ${number(counts.landedUnheard)}`],
    ['synchronous answers that named a decision', number(counts.decided)],
    ['processes killed by the runner; at a failpoint or by poison', `${kills.killed}; ${kills.self}`],
    [
      'stored',
      Object.entries(stored)
        .map(([what, n]) => `${number(n)} ${what}`)
        .join(', '),
    ],
    ['at rest after the load ended', quiesceMs === null ? 'never' : seconds(quiesceMs)],
  ];
  return rows.map(([what, value]) => `${what.padEnd(62)} ${value}`);
}

function invariantLines({ violations }: RunResult): string[] {
  return INVARIANT_IDS.flatMap((id) => {
    const found = violations.filter((violation) => violation.id === id);
    const says = INVARIANTS.filter((invariant) => invariant.id === id).map((invariant) => invariant.says);
    return found.length === 0
      ? [`holds   ${id.padEnd(4)} not found: ${says.join('; ')}`]
      : found.flatMap(({ says, count, rows }) => [
          `BROKEN  ${id.padEnd(4)} ${says}: ${count} rows`,
          ...rows.map((row) => `          ${JSON.stringify(row)}`),
        ]);
  });
}

/** The last line. */
export function summary(results: readonly RunResult[]): string {
  const operations = results.reduce((sum, { counts }) => sum + counts.operations, 0);
  const kills = results.reduce((sum, { kills: { killed, self } }) => sum + killed + self, 0);
  const figures = `${operations.toLocaleString('en-GB').replaceAll('.', ',')} operations, ${kills} kills`;
  const broken = new Set(results.flatMap(({ violations }) => violations.map(({ id }) => id)));
  const failed = results.filter((result) => !passed(result));
  if (failed.length > 0) {
    const what = broken.size > 0 ? `${[...broken].join(', ')} broken` : 'the run does not count, see above';
    return `faults:smoke FAILED on ${names(failed)}: ${figures}, ${what}; see ${failed.map(({ logs }) => logs).join(' and ')}`;
  }
  return `faults:smoke passed on ${names(results)}: ${figures}, ${INVARIANT_IDS.length} invariants hold`;
}

const names = (results: readonly RunResult[]) => results.map(({ backend }) => backend).join(' and ');
