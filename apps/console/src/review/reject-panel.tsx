import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { type ReasonCode } from '../api/things.js';
import { KeyCap } from '../commands/key-cap.js';
import { keyOf } from '../commands/key-of.js';
import { MOST_WITH_DIGIT } from './reject-reasons.js';
import css from './reject-panel.module.css';

interface Props {
  offered: readonly ReasonCode[];
  suggested: ReasonCode | undefined;
  onReject: (reason: ReasonCode, note?: string) => void;
  onCancel: () => void;
}

/** Why it is rejected: one chooses, and rejects with the button or Enter; a digit rejects at once for one of the first nine. */
export function RejectPanel({ offered, suggested, onReject, onCancel }: Props) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const [chosen, setChosen] = useState(suggested);
  const button = useRef<HTMLButtonElement>(null);
  const withDigit = offered.slice(0, MOST_WITH_DIGIT);
  const rest = offered.slice(MOST_WITH_DIGIT);
  const chips = withDigit.map((reason, index) => ({ reason, key: String(index + 1) }));
  if (suggested !== undefined && !withDigit.includes(suggested)) {
    chips.unshift({ reason: suggested, key: '' });
  }
  const choose = (reason: ReasonCode | undefined) => {
    // It can be focused once there is something to do with it.
    flushSync(() => setChosen(reason));
    button.current?.focus();
  };
  const reject = (reason: ReasonCode | undefined) => reason && onReject(reason, note.trim() || undefined);
  const panel = usePanelKeys((key) => {
    const digit = /^[1-9]$/.test(key) ? withDigit[Number(key) - 1] : undefined;
    if (key === 'Escape') {
      onCancel();
    } else if (key === 'Enter' || digit !== undefined) {
      reject(key === 'Enter' ? chosen : digit);
    }
  });
  return (
    <div ref={panel} className={css.panel} role="group" aria-label={t('reject.title')} tabIndex={-1}>
      <Group justify="space-between" gap="xs">
        <strong className={css.title}>{t('reject.title')}</strong>
        <span className={css.help}>{t('reject.help')}</span>
      </Group>
      <div className={css.reasons}>
        {chips.map(({ reason, key }) => (
          <Button
            key={reason}
            size="compact-md"
            variant={reason === chosen ? 'filled' : 'default'}
            color="red.9"
            aria-pressed={reason === chosen}
            leftSection={key !== '' && <KeyCap name={key} />}
            onClick={() => choose(reason)}
          >
            {t(`reason.${reason}`)}
          </Button>
        ))}
      </div>
      <Group gap="xs" grow preventGrowOverflow={false}>
        {rest.length > 0 && (
          <NativeSelect
            size="xs"
            aria-label={t('reject.others')}
            value={rest.find((reason) => reason === chosen && reason !== suggested) ?? ''}
            data={[
              { value: '', label: t('reject.others') },
              ...rest.map((value) => ({ value, label: t(`reason.${value}`) })),
            ]}
            onChange={(event) => choose(rest.find((reason) => reason === event.currentTarget.value) ?? suggested)}
          />
        )}
        <TextInput
          size="xs"
          maxLength={2000}
          aria-label={t('reject.note')}
          placeholder={t('reject.note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button
          ref={button}
          size="xs"
          color="red.9"
          disabled={chosen === undefined}
          rightSection={<KeyCap name="Enter" />}
          onClick={() => reject(chosen)}
        >
          {t('command.reject')}
        </Button>
        <Button size="xs" variant="default" onClick={onCancel}>
          {t('frame.cancel')}
        </Button>
      </Group>
    </div>
  );
}

/** Keys belong to the panel while it is open; in its note, all but Enter and Escape are text. */
function usePanelKeys(onKey: (key: string) => void) {
  const panel = useRef<HTMLDivElement>(null);
  const handler = useRef(onKey);
  useEffect(() => {
    handler.current = onKey;
  });
  useEffect(() => {
    panel.current?.focus();
    const listen = (event: KeyboardEvent) => {
      const key = keyOf(event);
      const { target } = event;
      const isField = target instanceof HTMLElement && /^(INPUT|SELECT)$/.test(target.tagName);
      const isButton = target instanceof HTMLButtonElement;
      if (key === undefined || event.isComposing || key === 'Tab' || (isField && !/^(Enter|Escape)$/.test(key))) {
        return;
      }
      // A button that was reached by Tab is pressed by Enter as everywhere.
      if (isButton && key === 'Enter') {
        return;
      }
      event.stopImmediatePropagation();
      if (/^([1-9]|Enter|Escape)$/.test(key)) {
        event.preventDefault();
        handler.current(key);
      }
    };
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, []);
  return panel;
}
