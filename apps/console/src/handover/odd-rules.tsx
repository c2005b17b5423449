import { Badge, Code, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../frame/links.js';
import { momentText } from '../language/moment-text.js';
import { type Handover } from './handover-queries.js';
import css from './shift.module.css';
import { ShiftPart } from './shift-part.js';

interface Props {
  handover: Handover;
  rules: NonNullable<Handover['rules']>;
}

/** Rules that hit far above their usual, and those the brake holds. */
export function OddRules({ handover: { siteId, daysSince }, rules }: Props) {
  const { t, i18n } = useTranslation();
  const number = (count: number) => new Intl.NumberFormat(i18n.language).format(count);
  return (
    <ShiftPart
      name="rules"
      title={t('shift.odd.title')}
      help={t('shift.odd.help', { at: momentText(daysSince, i18n.language) })}
      empty={rules.length === 0 && t('shift.odd.none')}
    >
      <ul className={css.list}>
        {rules.map(({ rule, hits, usual, brakedAt }) => (
          <li key={rule}>
            <Group justify="space-between" gap="xs">
              <AnchorLink to="/search" search={{ site: siteId, rule }} fz="sm">
                <Code>{rule}</Code>
              </AnchorLink>
              {brakedAt !== null && (
                <Badge variant="light" color="red">
                  {t('shift.odd.braked')}
                </Badge>
              )}
            </Group>
            <Text size="xs" c="dimmed">
              {usual === null
                ? brakedAt !== null && t('shift.odd.since', { at: momentText(brakedAt, i18n.language) })
                : t('shift.odd.hits', { hits: number(hits), usual: number(usual) })}
            </Text>
          </li>
        ))}
      </ul>
    </ShiftPart>
  );
}
