import type { BrakeRepository, BrakingVersion, NewBrake } from '@palaver/persistence';
import type { CompiledBrake } from '@palaver/rules';
import { overdone } from './overdone.js';
import { ruleEdits, type RuleEdit } from './rule-edits.js';

export interface Braked extends NewBrake {
  siteId: string;
}

/** Puts rules into shadow that were edited lately and hit too much. Counts are the tallies', which all workers share. */
export class BrakeWatch {
  /** By site, of the version that is live: they change with it alone. */
  private edits = new Map<string, { version: string; edits: RuleEdit[] }>();

  constructor(private readonly brakes: Pick<BrakeRepository, 'braking' | 'liveSince' | 'counts' | 'held' | 'hold'>) {}

  /** Looks at every site whose live version has a brake; gives what was braked. */
  async look(now = new Date()): Promise<Braked[]> {
    const versions = await this.brakes.braking();
    const kept = versions.flatMap(({ siteId }) => {
      const known = this.edits.get(siteId);
      return known ? [[siteId, known] as const] : [];
    });
    this.edits = new Map(kept);
    const braked: Braked[] = [];
    for (const version of versions) {
      braked.push(...(await this.lookAt(version, now)));
    }
    return braked;
  }

  private async lookAt(version: BrakingVersion, now: Date): Promise<Braked[]> {
    const { siteId } = version;
    const brake = JSON.parse(version.brake) as CompiledBrake;
    const all = await this.editsOf(version, brake.withinMs);
    const edits = all.filter(({ editedAt }) => now.getTime() - editedAt.getTime() < brake.withinMs);
    if (edits.length === 0) {
      return [];
    }
    const versions = edits.flatMap((edit) => edit.versions);
    const distinct = new Map(versions.map((one) => [`${one.id}@${one.version}`, one]));
    const found = overdone(edits, await this.brakes.counts(siteId, [...distinct.values()]), brake);
    const known = found.length === 0 ? [] : await this.brakes.held(siteId);
    const braked: Braked[] = [];
    for (const one of found) {
      const isKnown = known.some((held) => held.rule === one.rule && +held.editedAt === +one.editedAt);
      if (!isKnown && (await this.brakes.hold(version, one))) {
        braked.push({ siteId, ...one });
      }
    }
    return braked;
  }

  private async editsOf({ siteId, id, version }: BrakingVersion, withinMs: number): Promise<RuleEdit[]> {
    const live = `${id}@${version}`;
    const known = this.edits.get(siteId);
    if (known?.version === live) {
      return known.edits;
    }
    const edits = ruleEdits(await this.brakes.liveSince(siteId, withinMs / 1000));
    this.edits.set(siteId, { version: live, edits });
    return edits;
  }
}
