import { Alert, Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { type ReasonCode, type ReviewItem, type Site } from '../api/things.js';
import { usePermission } from '../session/use-me.js';
import { guidesFor, hrefOf } from './guides-for.js';
import css from './guide-box.module.css';

/** What a site's moderators do about what a comment is here for, and whom they turn to. */
export function GuideBox({ item, site }: { item: ReviewItem; site: Site | undefined }) {
  const { t } = useTranslation();
  const { guides, missing } = guidesFor(item, site);
  const maySet = usePermission('sites:manage');
  return (
    <>
      {guides.map(({ reason, steps, contacts }) => (
        <Alert
          key={reason}
          className={css.box}
          color="yellow"
          variant="light"
          title={t('guide.title', { reason: t(`reason.${reason}`) })}
          data-testid="guide"
        >
          <ol className={css.steps}>
            {steps.map((step, at) => (
              <li key={at} dir="auto">
                {step}
              </li>
            ))}
          </ol>
          {contacts.map(({ name, reach }) => (
            <p key={name} className={css.contact}>
              <bdi>{name}</bdi>: <Reach reach={reach} />
            </p>
          ))}
        </Alert>
      ))}
      {missing.map((reason: ReasonCode) => (
        <p key={reason} className={css.missing}>
          {t('guide.missing', { reason: t(`reason.${reason}`) })}{' '}
          {maySet ? (
            <Link to="/settings" search={{ site: site?.id, part: 'moderation' }}>
              {t('guide.set')}
            </Link>
          ) : (
            t('guide.byAdmin')
          )}
        </p>
      ))}
    </>
  );
}

function Reach({ reach }: { reach: string }) {
  const href = hrefOf(reach);
  return href === undefined ? (
    <bdi>{reach}</bdi>
  ) : (
    <Anchor inherit href={href} target="_blank" rel="noopener noreferrer">
      <bdi>{reach}</bdi>
    </Anchor>
  );
}
