import { Store, useStore } from '../store.js';

/** `lost`: what is shown may be old; the browser tries again by itself. */
export type Connection = 'connecting' | 'live' | 'lost';

const connection = new Store<Connection>('connecting');

export const setConnection = (to: Connection): void => connection.set(to);
export const useConnection = (): Connection => useStore(connection);
