import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { momentText } from '../language/moment-text.js';
import { useNameOf } from '../session/use-name-of.js';
import { type Handover } from './handover-queries.js';
import css from './shift.module.css';
import { ShiftPart } from './shift-part.js';

interface Props {
  handover: Handover;
  people: NonNullable<Handover['people']>;
}

/** What those before have decided. */
export function ShiftWork({ handover: { since }, people }: Props) {
  const { t, i18n } = useTranslation();
  const nameOf = useNameOf();
  const number = (count: number) => new Intl.NumberFormat(i18n.language).format(count);
  return (
    <ShiftPart
      name="people"
      title={t('shift.work.title')}
      help={t('shift.work.help', { at: momentText(since, i18n.language) })}
      empty={people.length === 0 && t('shift.work.none')}
    >
      <ul className={css.list}>
        {people.map(({ actor, approved, rejected }) => (
          <li key={actor}>
            <Group justify="space-between" gap="xs">
              <Text size="sm" fw={500} component="bdi">
                {nameOf(actor)}
              </Text>
              <Text size="sm" c="dimmed">
                {t('shift.work.by', { approved: number(approved), rejected: number(rejected) })}
              </Text>
            </Group>
          </li>
        ))}
      </ul>
    </ShiftPart>
  );
}
