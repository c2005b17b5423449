import { useSyncExternalStore } from 'react';
import { COMMAND_NAMES, type CommandName, COMMANDS } from './command-table.js';

const KEPT = 'palaver.keys';

export interface BoundKeys {
  /** Off: only the palette and what is clicked. */
  areOn: boolean;
  keys: Record<CommandName, string>;
}

const listeners = new Set<() => void>();
let bound = read();

function read(): BoundKeys {
  const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as { areOn?: boolean; keys?: object };
  return { areOn: kept.areOn ?? true, keys: { ...COMMANDS, ...kept.keys } };
}

function change(to: BoundKeys): void {
  bound = to;
  localStorage.setItem(KEPT, JSON.stringify(to));
  listeners.forEach((listener) => listener());
}

export const boundKeys = (): BoundKeys => bound;

export function useBoundKeys(): BoundKeys {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, boundKeys);
}

export function switchKeys(areOn: boolean): void {
  change({ ...bound, areOn });
}

/** Gives a command another key; whichever had it before gets the old one. */
export function bindKey(name: CommandName, key: string): void {
  const other = COMMAND_NAMES.find((one) => bound.keys[one] === key);
  const swapped = other === undefined ? {} : { [other]: bound.keys[name] };
  change({ ...bound, keys: { ...bound.keys, ...swapped, [name]: key } });
}

export function resetKeys(): void {
  change({ areOn: true, keys: { ...COMMANDS } });
}
