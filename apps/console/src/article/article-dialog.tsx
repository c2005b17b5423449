import { SegmentedControl, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { isRefused } from '../api/call-errors.js';
import { type ArticleRecord } from '../api/things.js';
import { Dialog } from '../frame/dialog.js';
import { SendForm } from '../frame/send-form.js';
import { notify } from '../notices/notices.js';
import { type DateWindow, isBackwards } from './date-window.js';
import { DateWindows } from './date-windows.js';
import { type WeeklyWindow, WeeklyWindows } from './weekly-windows.js';

const MODES = ['open', 'premoderate', 'closed'] as const;

/** How an article is moderated: by hand, at hours of each week, and from one date to another. */
export function ArticleDialog({ article, onClose }: { article: ArticleRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { siteId, key, sent, setting, etag } = article;
  const [mode, setMode] = useState(setting.mode);
  const [weekly, setWeekly] = useState<readonly WeeklyWindow[]>(setting.calendar?.weekly ?? []);
  const queryKey = ['article', siteId, key];
  const [dates, setDates] = useState<readonly DateWindow[]>(setting.calendar?.dates ?? []);
  const set = useMutation({
    mutationFn: () => {
      const isAlways = weekly.length === 0 && dates.length === 0;
      const calendar = isAlways ? null : { ...setting.calendar, weekly: [...weekly], dates: [...dates] };
      return call('setArticleMode', { path: { siteId, articleKey: key }, ifMatch: etag, body: { mode, calendar } });
    },
    onSuccess: (fresh) => {
      client.setQueryData(queryKey, fresh);
      notify(t(`article.done.${fresh.mode}`));
      onClose();
    },
    onError: (error) => {
      if (isRefused(error, 412)) {
        client.setQueryData(queryKey, (error.content as { article: ArticleRecord }).article);
      }
    },
  });
  return (
    <Dialog title={t('article.title')} onClose={onClose}>
      <SendForm
        sending={set}
        button={t('article.do')}
        isIncomplete={weekly.some(({ days }) => days.length === 0) || dates.some(isBackwards)}
      >
        <Text size="sm" className="readers" dir="auto">
          {sent.title ?? sent.url}
        </Text>
        <SegmentedControl
          fullWidth
          data-autofocus
          aria-label={t('article.mode')}
          data={MODES.map((value) => ({ value, label: t(`article.is.${value}`) }))}
          value={mode}
          onChange={setMode}
        />
        <Text size="sm" c="dimmed">
          {t(`article.help.${mode}`)}
        </Text>
        <WeeklyWindows windows={weekly} timeZone={setting.calendar?.timeZone} onChange={setWeekly} />
        <DateWindows windows={dates} onChange={setDates} />
      </SendForm>
    </Dialog>
  );
}
