import { ActionIcon, Button, Group, NativeSelect, Popover, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RULES_FILE } from '../rule-things.js';

const LIST_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

interface Props {
  lists: Record<string, string>;
  chosen: string;
  onChoose: (file: string) => void;
  /** With it, lists can be added and taken away. */
  onChange?: (lists: Record<string, string>) => void;
}

/** The rule set, or one of the word lists that stand beside it. */
export function FileChoice({ lists, chosen, onChoose, onChange }: Props) {
  const { t } = useTranslation();
  const names = Object.keys(lists).sort();
  const add = (name: string) => {
    onChange?.({ ...lists, [name]: lists[name] ?? '' });
    onChoose(name);
  };
  const remove = () => {
    const { [chosen]: _, ...others } = lists;
    onChange?.(others);
    onChoose(RULES_FILE);
  };
  if (names.length === 0 && onChange === undefined) {
    return null;
  }
  return (
    <Group gap="xs" wrap="nowrap">
      {names.length > 0 && (
        <NativeSelect
          size="xs"
          aria-label={t('rules.editor.file')}
          data={[{ value: RULES_FILE, label: t('rules.editor.rules') }, ...names]}
          value={chosen}
          onChange={(event) => onChoose(event.currentTarget.value)}
        />
      )}
      {onChange && <NewList onAdd={add} />}
      {onChange && chosen !== RULES_FILE && (
        <ActionIcon
          variant="default"
          size="md"
          aria-label={t('rules.editor.removeList', { name: chosen })}
          onClick={remove}
        >
          <span aria-hidden>×</span>
        </ActionIcon>
      )}
    </Group>
  );
}

function NewList({ onAdd }: { onAdd: (name: string) => void }) {
  const { t } = useTranslation();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    close();
    setName('');
    onAdd(`lists/${name}`);
  };
  return (
    <Popover opened={isOpen} onChange={close} position="bottom-start" trapFocus withArrow>
      <Popover.Target>
        <Button size="xs" variant="subtle" onClick={toggle}>
          {t('rules.editor.newList')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Stack gap="sm">
            <TextInput
              label={t('rules.editor.listName')}
              description={t('rules.editor.listHelp')}
              value={name}
              data-autofocus
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" size="compact-sm" disabled={!LIST_NAME.test(name)}>
              {t('rules.editor.addList')}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
