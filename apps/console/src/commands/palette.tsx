import { Modal, Text, TextInput, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCap } from './key-cap.js';
import css from './palette.module.css';

export interface PaletteEntry {
  id: string;
  label: string;
  hint?: string;
  run: () => void;
}

/** Everything that can be done now, found by a few letters. */
export function Palette({
  isOpen,
  onClose,
  entries,
}: {
  isOpen: boolean;
  onClose: () => void;
  entries: PaletteEntry[];
}) {
  const { t } = useTranslation();
  return (
    <Modal.Root opened={isOpen} onClose={onClose} yOffset="12vh" size="lg">
      <Modal.Overlay />
      <Modal.Content aria-label={t('command.palette')}>
        <Modal.Body p={0}>{isOpen && <Choice entries={entries} onClose={onClose} />}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Choice({ entries, onClose }: { entries: PaletteEntry[]; onClose: () => void }) {
  const { t } = useTranslation();
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = entries.filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()));
  const choose = (entry: PaletteEntry | undefined) => {
    if (entry) {
      onClose();
      // The dialog gives the focus back first.
      setTimeout(entry.run);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setAt((at + step + found.length) % found.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      choose(found[at]);
    }
  };
  return (
    <>
      <TextInput
        data-autofocus
        variant="unstyled"
        size="md"
        px="md"
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={found[at] && `${listId}-${at}`}
        aria-label={t('palette.find')}
        placeholder={t('palette.find')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t('command.palette')} className={css.list}>
        {found.map((entry, index) => (
          <UnstyledButton
            key={entry.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            className={css.entry}
            onClick={() => choose(entry)}
          >
            <span>{entry.label}</span>
            {entry.hint !== undefined && <KeyCap name={entry.hint} />}
          </UnstyledButton>
        ))}
      </div>
      {found.length === 0 && (
        <Text c="dimmed" p="md">
          {t('palette.none')}
        </Text>
      )}
    </>
  );
}
