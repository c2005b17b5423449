import type { Random } from '../random.js';
import type { Door, Effect, Operation } from './operation.js';

/** An operation and how many milliseconds after the comment's birth it is sent. */
export interface Planned {
  after: number;
  operation: Operation;
}

export interface LifeOptions {
  siteId: string;
  commentId: string;
  /** Without votes and reports, which open re-scores half a minute later. */
  calm: boolean;
}

const WORDS = (
  'the harbour council ferry price of bread is too high and nobody asked readers who live near old bridge about ' +
  'traffic noise while trains stay late every winter so please explain why this plan was kept from us until now'
).split(' ');
const SPICE = ['you are an idiot', 'BUY NOW http://cheap-pills.example/offer', 'see https://news.example/a', 'shit'];

/** Everything that happens to one comment: revisions, votes, reports, people's decisions, not always in order. */
export function commentLife(random: Random, options: LifeOptions): Planned[] {
  const planned: Planned[] = [];
  const plan = (after: number, effect: Effect, changes: Partial<Operation> = {}) =>
    planned.push({ after, operation: operationOf(random, options, planned.length, effect, changes) });
  const revisions = random.chance(0.3) ? random.whole(2, 3) : 1;
  for (let rev = 1; rev <= revisions; rev += 1) {
    const late = random.chance(0.06) ? random.between(500, 5000) : 0;
    const after = rev === 1 ? late : random.between(0, 4000) * (rev - 1) + late;
    const wait = random.chance(0.06) ? { wait: 2, door: random.pick<Door>(['plain', 'single']) } : {};
    plan(after, { kind: rev === 1 ? 'create' : 'update', rev, text: textOf(random, options, rev) }, wait);
  }
  if (random.chance(0.06)) {
    plan(random.between(0, 6000), { kind: 'delete', rev: random.whole(1, revisions) });
  }
  if (random.chance(0.06)) {
    for (let decisions = random.chance(0.3) ? 2 : 1; decisions > 0; decisions -= 1) {
      plan(random.between(0, 6000), { kind: 'decide' });
    }
  }
  if (!options.calm && random.chance(0.08)) {
    for (let seq = 1; seq <= 3; seq += 1) {
      plan(random.between(0, 5000), {
        kind: 'vote',
        seq,
        votes: { up: random.whole(0, 40), down: random.whole(0, 9) },
      });
    }
  }
  if (!options.calm && random.chance(0.04)) {
    plan(random.between(0, 5000), { kind: 'report' });
  }
  return planned;
}

/** A comment that does what its marker says to every worker that takes it. Nothing else happens to it. */
export function poisonedComment(random: Random, options: LifeOptions, marker: string): Operation {
  const text = `${textOf(random, options, 1)} ${marker}`;
  return operationOf(random, options, 0, { kind: 'create', rev: 1, text }, { door: 'single' });
}

function operationOf(
  random: Random,
  { siteId, commentId }: LifeOptions,
  n: number,
  effect: Effect,
  changes: Partial<Operation>,
): Operation {
  const plain = effect.kind === 'create' && random.chance(0.3);
  const door = changes.door ?? (plain ? 'plain' : random.chance(0.5) ? 'batch' : 'single');
  const isPlain = door === 'plain' && effect.kind === 'create';
  const eventId = isPlain ? `c:${commentId}:${effect.rev}` : `e:${commentId}:${n}`;
  const data = dataOf(random, commentId, effect);
  const body = isPlain ? data : { type: TYPES[effect.kind], id: eventId, timestamp: new Date().toISOString(), data };
  return {
    siteId,
    eventId,
    commentId,
    effect,
    expect: 'fresh',
    wait: 0,
    ...changes,
    door: isPlain || door !== 'plain' ? door : 'single',
    body: JSON.stringify(body),
  };
}

const TYPES: Record<Effect['kind'], string> = {
  create: 'comment.created',
  update: 'comment.updated',
  delete: 'comment.deleted',
  vote: 'comment.voted',
  report: 'comment.reported',
  decide: 'comment.decided',
};

function dataOf(random: Random, id: string, effect: Effect): Record<string, unknown> {
  switch (effect.kind) {
    case 'create':
    case 'update': {
      const author = `u-${random.whole(1, 3000)}`;
      return {
        id,
        rev: effect.rev,
        article: { url: `https://news.example/${random.whole(1, 40)}`, title: 'The harbour, again' },
        author: { id: author, username: `reader ${author}` },
        text: effect.text,
      };
    }
    case 'delete':
      return { id, rev: effect.rev };
    case 'vote':
      return { id, votes: effect.votes, seq: effect.seq };
    case 'report':
      return { id, reporter: { id: `u-${random.whole(1, 3000)}` }, reason: 'insult' };
    case 'decide': {
      // Sometimes about a revision that is not there yet, sometimes about whichever is the newest.
      const about = random.chance(0.7) ? { rev: random.whole(1, 3) } : {};
      const action = random.pick(['approve', 'reject', 'review']);
      return { id, ...about, action, by: 'editor', decidedAt: new Date().toISOString() };
    }
  }
}

/** Names its site, comment and revision, so that no two texts are the same. */
function textOf(random: Random, { siteId, commentId }: LifeOptions, rev: number): string {
  const words = Array.from({ length: random.whole(6, 40) }, () => random.pick(WORDS));
  const spice = random.chance(0.15) ? ` ${random.pick(SPICE)}` : '';
  return `${words.join(' ')}${spice} (${siteId} ${commentId} ${rev})`;
}
