import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { makeComment } from '../comments/make-comment.js';
import type { LoadOrder, LoadResult } from './order.js';

/** A process of its own, so that making load is not measured as serving it. */
const MAX_RETRIES = 1000;
const now = () => performance.timeOrigin + performance.now();

process.on('message', (order: LoadOrder) => {
  void send(order).then((result) => process.send?.(result));
});
process.once('disconnect', () => process.exit(0));
process.send?.('ready');

async function send(order: LoadOrder): Promise<LoadResult> {
  const bodies = Array.from({ length: order.count }, (_, n) =>
    JSON.stringify(makeComment(order.from + n, order.prefix)),
  );
  const result: LoadResult = {
    first: 0,
    last: 0,
    due: new Float64Array(order.count),
    ackMs: new Float64Array(order.count),
    retries: 0,
    refused: {},
    cpuSeconds: 0,
  };
  const pool = new Pool(order.origin, { connections: order.connections, pipelining: 1 });
  const headers = { authorization: `Bearer ${order.key}`, 'content-type': 'application/json' };
  const postOnce = async (n: number): Promise<number> => {
    for (;;) {
      const answer = await pool.request({ path: order.path, method: 'POST', headers, body: bodies[n] ?? '' });
      await answer.body.dump();
      if (answer.statusCode !== 503 || result.retries >= MAX_RETRIES) {
        return answer.statusCode;
      }
      result.retries += 1;
      await pause(1000 * Number(answer.headers['retry-after'] ?? 1));
    }
  };
  const post = async (n: number, due: number): Promise<void> => {
    result.due[n] = due;
    const status = await postOnce(n);
    result.ackMs[n] = now() - due;
    if (status !== 202) {
      result.refused[status] = (result.refused[status] ?? 0) + 1;
    }
  };
  const before = process.cpuUsage();
  result.first = now();
  await (order.rate === undefined ? closedLoop(order, post) : openLoop(order.count, order.rate, post));
  result.last = now();
  const { user, system } = process.cpuUsage(before);
  result.cpuSeconds = (user + system) / 1e6;
  await pool.close();
  return result;
}

type Post = (n: number, due: number) => Promise<void>;

async function closedLoop({ count, connections }: LoadOrder, post: Post): Promise<void> {
  let next = 0;
  const client = async () => {
    while (next < count) {
      const n = next++;
      await post(n, now());
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
}

/** Every comment has its moment, whatever became of those before it: a stall counts for all that were due in it. */
async function openLoop(count: number, rate: number, post: Post): Promise<void> {
  const start = now();
  const answers: Promise<void>[] = [];
  while (answers.length < count) {
    for (let due = start + (answers.length * 1000) / rate; due <= now() && answers.length < count;) {
      answers.push(post(answers.length, due));
      due = start + (answers.length * 1000) / rate;
    }
    await pause(1);
  }
  await Promise.all(answers);
}
