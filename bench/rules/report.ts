import type { Growth } from './growth.js';
import type { HostileCost } from './hostile-cost.js';
import type { KindCost } from './kinds.js';
import type { PeerSpeed } from './peer-speed.js';
import { PEER_NAMES } from './peers.js';
import type { RuleCost } from '../../libs/rules/src/index.js';
import type { RuleSetCost } from './rule-set-cost.js';

export interface RulesMeasured {
  kinds: readonly KindCost[];
  growth: Growth;
  hostile: readonly HostileCost[];
  peers: PeerSpeed;
  ruleSets: readonly RuleSetCost[];
  dearestRules: readonly RuleCost[];
}

const timesFaster = ({ peers }: PeerSpeed, wanted: string): number | null =>
  peers.find(({ name }) => name === wanted)?.timesFaster ?? null;

/** German is written in Latin letters: what its umlauts cost is told apart. */
const isNonLatin = ({ kind }: KindCost): boolean => kind !== 'latin' && kind !== 'german';

const worstMs = ({ largeMs, newsroomMs }: HostileCost): number => Math.max(largeMs, newsroomMs);

/** The document that `--json` prints; a peer that is not installed is null. */
export function toDocument(
  head: object,
  { kinds, growth, hostile, peers, ruleSets, dearestRules }: RulesMeasured,
): object {
  const latin = kinds.find(({ kind }) => kind === 'latin');
  return {
    ...head,
    scoring: {
      ratioToFloor: latin?.largeRatio,
      nonLatinRatio: Math.max(...kinds.filter(isNonLatin).map(({ toLatin }) => toLatin)),
      germanRatio: kinds.find(({ kind }) => kind === 'german')?.toLatin,
      growth50k: growth.terms,
      growth500Regexes: growth.regexes,
      hostileMs: Math.max(...hostile.map(worstMs)),
      newsroomRatioToFloor: latin?.newsroomRatio,
      newsroomUs: latin?.newsroom.us,
      kinds,
      growth: growth.sizes,
      hostile,
    },
    peers: Object.fromEntries(PEER_NAMES.map((name) => [name, timesFaster(peers, name)])),
    peerTimings: { ...peers.palaver, ...Object.fromEntries(peers.peers.map(({ name, timing }) => [name, timing])) },
    ruleSets,
    dearestRules,
  };
}

/** The tables of docs/BENCHMARKS.md, ready to be put there. */
export function summary({ kinds, growth, hostile, peers, ruleSets, dearestRules }: RulesMeasured): string[] {
  const { newsroom, numberRules } = peers.palaver;
  return [
    ...table(
      [
        '300 characters, us',
        'floor',
        '10,000 terms, 200 regexes',
        'times floor',
        'per character to Latin',
        'newsroom',
        'noise %',
      ],
      kinds.map((one) => [
        one.kind,
        one.floor.us,
        one.large.us,
        one.largeRatio,
        one.toLatin,
        one.newsroom.us,
        Math.max(one.floor.noise, one.large.noise, one.newsroom.noise),
      ]),
    ),
    ...table(
      ['terms', 'regexes', 'us', 'noise %'],
      growth.sizes.map(({ terms, regexes, us, noise }) => [terms, regexes, us, noise]),
    ),
    `50,000 terms take ${growth.terms} times as long as 1,000; 500 regexes ${growth.regexes} times as long as 10`,
    ...table(
      ['hostile, 10,000 characters, ms', '10,000 terms, 200 regexes', 'newsroom'],
      hostile.slice(0, 10).map(({ kind, largeMs, newsroomMs }) => [kind, largeMs, newsroomMs]),
    ),
    ...table(
      ['same comments, us', 'us', 'noise %', 'Palaver is faster by'],
      [
        ['Palaver, newsroom, all views, explained', newsroom.us, newsroom.noise, ''],
        ...peers.peers
          .slice(0, -1)
          .map(({ name, timing, timesFaster }) => [name, timing.us, timing.noise, timesFaster]),
        ['Palaver, 200 rules on numbers', numberRules.us, numberRules.noise, ''],
        ...peers.peers.slice(-1).map(({ name, timing, timesFaster }) => [name, timing.us, timing.noise, timesFaster]),
      ],
    ),
    ...table(
      ['rule set', 'compile ms', 'memory MB', 'garbage per comment, bytes'],
      ruleSets.map(({ name, compileMs, memoryMb, garbageBytes }) => [name, compileMs, memoryMb, garbageBytes]),
    ),
    ...table(
      ['dearest rules of newsroom', 'us per comment', 'share of comments it was run on'],
      dearestRules.map(({ rule, us, ran }) => [rule, us, ran]),
    ),
  ];
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return ['', line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}
