import { useEffect, useRef } from 'react';
import { call } from '../api/call.js';
import { isRefused } from '../api/call-errors.js';
import { type ReviewItem } from '../api/things.js';
import { changeItem, changeItems, keepInSight } from './item-cache.js';
import { forgetTaken, hasTaken, takeItem } from './own-claims.js';

/** Whoever only passes by claims nothing. */
const DWELL_MS = 150;
const HEARTBEAT_MS = 60_000;

/**
 * Holds what is looked at and what comes next, so that nobody else decides it meanwhile; gives back the rest of what it has
 * taken. What was handed over stays until something is done with it.
 */
export function useClaims(wanted: readonly ReviewItem[], items: readonly ReviewItem[], mayDecide: boolean): void {
  const asked = useRef(new Set<string>());
  const ids = mayDecide ? wanted.map(({ id }) => id).join() : '';
  useEffect(() => {
    keepInSight(wanted);
    const keep = new Set(ids.split(','));
    const timer = setTimeout(() => {
      const isYours = (item: ReviewItem) => item.claim?.yours === true;
      const missing = wanted.filter((item) => keep.has(item.id) && !isYours(item) && !asked.current.has(item.id));
      missing.forEach(({ id }) => void claim(id, asked.current));
      items
        .filter((item) => isYours(item) && hasTaken(item.id) && !keep.has(item.id))
        .forEach(({ id }) => void release(id));
    }, DWELL_MS);
    return () => clearTimeout(timer);
  }, [ids, wanted, items]);
  useKeeping(mayDecide);
}

async function claim(id: string, asked: Set<string>): Promise<void> {
  asked.add(id);
  try {
    const held = await takeItem(id);
    changeItem(id, () => held);
  } catch (error) {
    if (isRefused(error, 409)) {
      const until = new Date(Date.now() + HEARTBEAT_MS).toISOString();
      changeItem(id, (item) => ({ ...item, claim: { until, yours: false } }));
    }
  } finally {
    asked.delete(id);
  }
}

async function release(id: string): Promise<void> {
  forgetTaken(id);
  changeItem(id, (item) => ({ ...item, claim: null }));
  await call('releaseReviewItem', { path: { id } }).catch(() => undefined);
}

/** Keeps all claims alive while the page is there, and gives them back when it is left. */
function useKeeping(mayDecide: boolean): void {
  useEffect(() => {
    if (!mayDecide) {
      return;
    }
    const timer = setInterval(() => void keep(), HEARTBEAT_MS);
    const leave = () => void call('releaseClaims', { keepalive: true }).catch(() => undefined);
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [mayDecide]);
}

async function keep(): Promise<void> {
  const kept = await call('keepClaims').catch(() => undefined);
  if (kept) {
    const held = new Map(kept.data.map(({ id, until }) => [id, until]));
    changeItems((item) => {
      const until = held.get(item.id);
      return item.claim?.yours ? { ...item, claim: until === undefined ? null : { until, yours: true } } : item;
    });
  }
}
