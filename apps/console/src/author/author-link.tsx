import { useTranslation } from 'react-i18next';
import { type ReviewComment } from '../api/things.js';
import { AnchorLink } from '../frame/links.js';

/** Who wrote it; leads to all he wrote. */
export function AuthorLink({ comment: { siteId, author } }: { comment: ReviewComment }) {
  const { t } = useTranslation();
  return (
    <AnchorLink
      to="/search"
      search={{ site: siteId, author: author.id ?? author.username }}
      c="inherit"
      inherit
      title={t('history.allOf')}
    >
      <bdi>{author.username}</bdi>
    </AnchorLink>
  );
}
