import { Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReviewComment, type Site, type Wave } from '../api/things.js';
import { UnreadState } from '../states/screen-state.js';
import { BlurToggle } from './blur-toggle.js';
import css from './review-page.module.css';
import { Parent } from './thread-context.js';
import { waveQuery } from './review-queries.js';
import { type WaveVerdict } from './use-wave-acts.js';
import { WaveActions } from './wave-actions.js';
import { WaveComment } from './wave-comment.js';
import own from './wave-panel.module.css';

interface Props {
  wave: Wave;
  site: Site | undefined;
  onLook: (comment: ReviewComment | undefined) => void;
  onDecide: (wave: Wave, verdict: WaveVerdict) => void;
  onApart: () => void;
}

/** A card opened: its comments one below the other, those left out among them, and one decision about the rest. */
export function WavePanel({ wave, site, onLook, onDecide, onApart }: Props) {
  const { t } = useTranslation();
  const query = useQuery(waveQuery(wave));
  const [place, setPlace] = useState(0);
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const [isRevealed, setIsRevealed] = useState(false);
  const reveal = () => setIsRevealed(!isRevealed);
  const list = useRef<HTMLOListElement>(null);
  const whole = query.data;
  const comments = whole?.sample ?? [];
  const current = comments[Math.min(place, comments.length - 1)];
  useEffect(() => onLook(current), [current, onLook]);
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const toggle = (id: string) =>
    setOut((before) => {
      const after = new Set(before);
      return after.delete(id) ? after : after.add(id);
    });
  if (whole === undefined) {
    return <UnreadState query={query} />;
  }
  if (whole === null) {
    return <Text p="xl">{t('wave.gone')}</Text>;
  }
  const { kind, total, entries } = whole;
  const except = entries.flatMap(({ comment }) => (out.has(comment) ? [comment] : []));
  const count = entries.length - except.length;
  return (
    <>
      <div className={css.scroll} tabIndex={-1}>
        <section className={own.panel} aria-label={t(`wave.${kind}`, { count: total })}>
          <Title order={1} size="h4">
            {t(`wave.${kind}`, { count: total })}
          </Title>
          <Group justify="space-between" gap="xs">
            <Text size="sm" c="dimmed">
              {t('wave.help')}
            </Text>
            <BlurToggle isRevealed={isRevealed} onReveal={reveal} />
          </Group>
          {kind !== 'copies' && comments[0] && <Parent comment={comments[0]} />}
          <ol ref={list} className={own.list} aria-label={t('wave.comments')}>
            {comments.map((comment, index) => (
              <WaveComment
                key={comment.id}
                comment={comment}
                isCurrent={comment === current}
                isOut={out.has(comment.id)}
                isRevealed={isRevealed}
                onToggle={() => {
                  setPlace(index);
                  toggle(comment.id);
                }}
              />
            ))}
          </ol>
          {total > comments.length && (
            <Text size="sm" c="dimmed">
              {t('wave.more', { count: total - comments.length })}
            </Text>
          )}
        </section>
      </div>
      <WaveActions
        comments={comments}
        counts={t('wave.counts', { count, out: except.length })}
        site={site}
        isEmpty={count === 0}
        step={(by) => setPlace(Math.min(comments.length - 1, Math.max(0, place + by)))}
        onToggle={() => current && toggle(current.id)}
        onReveal={reveal}
        onDecide={(verdict) => onDecide(whole, { ...verdict, except })}
        onApart={onApart}
      />
    </>
  );
}
