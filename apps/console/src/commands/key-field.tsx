import { Button } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bindKey, useBoundKeys } from './bound-keys.js';
import { type CommandName } from './command-table.js';
import { KeyCap } from './key-cap.js';
import { keyOf } from './key-of.js';

/** The key of a command; pressed, it takes the next key instead. */
export function KeyField({ name }: { name: CommandName }) {
  const { t } = useTranslation();
  const { keys } = useBoundKeys();
  const [isListening, setIsListening] = useState(false);
  const take = (event: KeyboardEvent) => {
    const key = keyOf(event.nativeEvent);
    if (!isListening || key === undefined || /^(Tab|Shift|Control|Meta|Alt)$|^Ctrl\+(control|meta)$/.test(key)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    setIsListening(false);
    if (key !== 'Escape') {
      bindKey(name, key);
    }
  };
  return (
    <Button
      variant={isListening ? 'light' : 'subtle'}
      color="gray"
      size="compact-sm"
      aria-label={t('keys.change', { command: t(`command.${name}`), key: keys[name] })}
      onClick={() => setIsListening(true)}
      onBlur={() => setIsListening(false)}
      onKeyDown={take}
    >
      {isListening ? t('keys.press') : <KeyCap name={keys[name]} isKept />}
    </Button>
  );
}
