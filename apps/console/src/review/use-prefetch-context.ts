import { useEffect } from 'react';
import { type ReviewItem } from '../api/things.js';
import { readBeside } from './read-beside.js';

/** Reads what stands beside the next comments before they are looked at. */
export function usePrefetchContext(wanted: readonly ReviewItem[]): void {
  useEffect(() => wanted.forEach(({ comment }) => readBeside(comment)), [wanted]);
}
