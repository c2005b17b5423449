import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ScreenState, UnreadState } from '../states/screen-state.js';
import { HistoryPanel } from './history-panel.js';
import { placeOf } from './search-filter.js';
import { historyQuery } from './search-queries.js';

/** The history of the comment that the address names, beside what was found. */
export function HistoryDrawer({ comment, onClose }: { comment: string | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const place = comment === undefined ? undefined : placeOf(comment);
  return (
    <Drawer
      opened={place !== undefined}
      onClose={onClose}
      position="right"
      size="38rem"
      title={t('history.title')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {place && <Read key={comment} siteId={place.siteId} id={place.id} />}
    </Drawer>
  );
}

function Read(place: { siteId: string; id: string }) {
  const { t } = useTranslation();
  const history = useQuery(historyQuery(place));
  if (history.data === undefined) {
    return <UnreadState query={history} />;
  }
  return history.data === null ? (
    <ScreenState level={2} title={t('history.none')} text={t('history.noneHelp')} />
  ) : (
    <HistoryPanel history={history.data} />
  );
}
