import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MODE_COLOURS } from '../article/mode-colours.js';
import { Explained } from '../frame/explained.js';
import { AnchorLink } from '../frame/links.js';
import { momentText } from '../language/moment-text.js';
import css from './shift.module.css';
import { type Handover } from './handover-queries.js';
import { ShiftPart } from './shift-part.js';

/** The id on the site or the address: what a search takes. */
const asked = (key: string) => key.replace(/^(id|url):/, '');

/** Where most comments came to people or were rejected. */
export function HotArticles({ handover: { siteId, articles, daysSince } }: { handover: Handover }) {
  const { t, i18n } = useTranslation();
  const number = (count: number) => new Intl.NumberFormat(i18n.language).format(count);
  return (
    <ShiftPart
      name="articles"
      title={t('shift.hot.title')}
      help={t('shift.hot.help', { at: momentText(daysSince, i18n.language) })}
      empty={articles.length === 0 && t('shift.hot.none')}
    >
      <ul className={css.list}>
        {articles.map(({ key, title, mode, comments, held, rejected }) => (
          <li key={key}>
            <Group justify="space-between" gap="xs" wrap="nowrap" align="start">
              <AnchorLink to="/search" search={{ site: siteId, article: asked(key) }} fz="sm">
                <span className="readers" dir="auto">
                  {title ?? asked(key)}
                </span>
              </AnchorLink>
              {mode !== 'open' && (
                <Explained help={t(`article.help.${mode}`)}>
                  <Badge variant="light" color={MODE_COLOURS[mode]}>
                    {t(`article.is.${mode}`)}
                  </Badge>
                </Explained>
              )}
            </Group>
            <Text size="xs" c="dimmed">
              {t('shift.hot.counts', {
                comments: number(comments),
                held: number(held),
                rejected: number(rejected),
              })}
            </Text>
          </li>
        ))}
      </ul>
    </ShiftPart>
  );
}
