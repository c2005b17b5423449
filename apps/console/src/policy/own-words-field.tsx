import { Button, CloseButton, Group, NativeSelect, Table, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cleanTerm, type OwnWord } from './own-words.js';

const NOTHING = { term: '', language: '', note: '' };
const LANGUAGES = ['en', 'de', 'ru', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'tr', 'uk', 'ar'];

/** The site's own words, each with the language it counts in and a note for colleagues. */
export function OwnWordsField({
  words,
  onChange,
}: {
  words: readonly OwnWord[];
  onChange: (words: OwnWord[]) => void;
}) {
  const { t, i18n } = useTranslation();
  const [typed, setTyped] = useState(NOTHING);
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' });
  const term = cleanTerm(typed.term);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const { language, note } = typed;
    const word = { term, ...(language && { language }), ...(note.trim() && { note: note.trim() }) };
    onChange([...words.filter((one) => one.term !== term), word]);
    setTyped(NOTHING);
  };
  return (
    <>
      {words.length > 0 && (
        <Table verticalSpacing={4} fz="sm" layout="fixed" aria-label={t('policy.words.list')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('policy.words.term')}</Table.Th>
              <Table.Th w="26%">{t('policy.words.language')}</Table.Th>
              <Table.Th>{t('policy.words.note')}</Table.Th>
              <Table.Th w="3rem">
                <span className="visually-hidden">{t('policy.words.remove')}</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {words.map((word) => (
              <Table.Tr key={word.term}>
                <Table.Td>
                  <div className="readers" dir="auto">
                    {word.term}
                  </div>
                </Table.Td>
                <Table.Td>{word.language === undefined ? t('policy.words.any') : names.of(word.language)}</Table.Td>
                <Table.Td>
                  <div className="readers" dir="auto">
                    {word.note}
                  </div>
                </Table.Td>
                <Table.Td ta="end">
                  <CloseButton
                    size="sm"
                    aria-label={t('policy.words.removeOne', { term: word.term })}
                    onClick={() => onChange(words.filter((one) => one !== word))}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <form onSubmit={add}>
        <Group align="end" gap="sm">
          <TextInput
            label={t('policy.words.term')}
            maxLength={200}
            required
            value={typed.term}
            onChange={(event) => setTyped({ ...typed, term: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('policy.words.language')}
            data={[
              { value: '', label: t('policy.words.any') },
              ...LANGUAGES.map((value) => ({ value, label: names.of(value) ?? value })),
            ]}
            value={typed.language}
            onChange={(event) => setTyped({ ...typed, language: event.currentTarget.value })}
          />
          <TextInput
            label={t('policy.words.note')}
            maxLength={500}
            value={typed.note}
            onChange={(event) => setTyped({ ...typed, note: event.currentTarget.value })}
          />
          <Button type="submit" variant="default" disabled={term === ''}>
            {t('policy.words.add')}
          </Button>
        </Group>
      </form>
      <Text size="sm" c="dimmed">
        {t('policy.words.help')}
      </Text>
    </>
  );
}
