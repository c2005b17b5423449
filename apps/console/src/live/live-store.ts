import { useSyncExternalStore } from 'react';

/** `lost`: what is shown may be old; the browser tries again by itself. */
export type Connection = 'connecting' | 'live' | 'lost';

const listeners = new Set<() => void>();
let connection: Connection = 'connecting';

export function setConnection(to: Connection): void {
  connection = to;
  listeners.forEach((listener) => listener());
}

export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => connection,
  );
}
