import { useEffect, useRef } from 'react';
import { boundKeys } from './bound-keys.js';
import { COMMAND_NAMES, type CommandName } from './command-table.js';
import { keyOf } from './key-of.js';

export type Commands = Partial<Record<CommandName, (() => void) | undefined>>;

/** What the parts of the page that are shown can do; the newest one that can is asked. */
const running: { current: Commands }[] = [];

/** Offers commands to keyboard and palette while the part is shown. */
export function useCommands(commands: Commands): void {
  const offered = useRef(commands);
  useEffect(() => {
    offered.current = commands;
  });
  useEffect(() => {
    running.push(offered);
    return () => {
      running.splice(running.indexOf(offered), 1);
    };
  }, []);
}

export function runCommand(name: CommandName): boolean {
  const run = running.findLast(({ current }) => current[name] !== undefined)?.current[name];
  run?.();
  return run !== undefined;
}

export function possibleCommands(): CommandName[] {
  return COMMAND_NAMES.filter((name) => running.some(({ current }) => current[name] !== undefined));
}

/** Listens to the keyboard for as long as the page is there. */
export function useKeyboard(): void {
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function onKey(event: KeyboardEvent): void {
  const key = keyOf(event);
  if (event.defaultPrevented || event.isComposing || event.repeat || key === undefined) {
    return;
  }
  const { areOn, keys } = boundKeys();
  const name = COMMAND_NAMES.find((one) => keys[one] === key);
  if (name === undefined || (name !== 'palette' && (!areOn || isTaken(event.target)))) {
    return;
  }
  if (runCommand(name)) {
    event.preventDefault();
  }
}

/** Whether keys belong to a field or a dialog. */
function isTaken(target: EventTarget | null): boolean {
  const isField =
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  return isField || document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}
