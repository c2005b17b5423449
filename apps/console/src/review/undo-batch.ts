import { call } from '../api/call.js';

const TRY_AGAIN_MS = 300;
const MOST_TRIES = 40;

/** Takes a batch back, and waits until a worker has carried that out. */
export async function undoBatch(id: string): Promise<void> {
  let { id: undoing, state } = await call('undoBatch', { path: { id } });
  for (let tries = 0; tries < MOST_TRIES && state !== 'done' && state !== 'cancelled'; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
    ({ id: undoing, state } = await call('getBatch', { path: { id: undoing } }));
  }
}
