import { Store, useStore } from '../store.js';
import { COMMAND_NAMES, type CommandName, COMMANDS } from './command-table.js';

const KEPT = 'palaver.keys';

export interface BoundKeys {
  /** Off: only the palette and what is clicked. */
  areOn: boolean;
  keys: Record<CommandName, string>;
}

const bound = new Store(read());

function read(): BoundKeys {
  const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as { areOn?: boolean; keys?: object };
  return { areOn: kept.areOn ?? true, keys: { ...COMMANDS, ...kept.keys } };
}

function change(to: BoundKeys): void {
  localStorage.setItem(KEPT, JSON.stringify(to));
  bound.set(to);
}

export const boundKeys = bound.get;
export const useBoundKeys = (): BoundKeys => useStore(bound);

export function switchKeys(areOn: boolean): void {
  change({ ...boundKeys(), areOn });
}

/** Gives a command another key; whichever had it before gets the old one. */
export function bindKey(name: CommandName, key: string): void {
  const { areOn, keys } = boundKeys();
  const other = COMMAND_NAMES.find((one) => keys[one] === key);
  const swapped = other === undefined ? {} : { [other]: keys[name] };
  change({ areOn, keys: { ...keys, ...swapped, [name]: key } });
}

export function resetKeys(): void {
  change({ areOn: true, keys: { ...COMMANDS } });
}
