import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReviewComment, type Site } from '../api/things.js';
import { useCommands } from '../commands/running-commands.js';
import { keepNoticesAbove } from '../notices/notice-foot.js';
import { usePermission } from '../session/use-me.js';
import { Act } from './act.js';
import bar from './decision-bar.module.css';
import { RejectPanel } from './reject-panel.js';
import { offeredReasons, suggestedReason } from './reject-reasons.js';
import css from './review-page.module.css';
import { type Verdict } from './verdict.js';

interface Props {
  comments: readonly ReviewComment[];
  /** How many are decided, in words. */
  counts: string;
  site: Site | undefined;
  isEmpty: boolean;
  step: (by: number) => void;
  onToggle: () => void;
  onReveal: () => void;
  onDecide: (verdict: Verdict) => void;
  onApart: () => void;
}

/** Below a card: what can be done with all of it, by hand and by key. */
export function WaveActions({ comments, counts, site, isEmpty, step, onToggle, onReveal, onDecide, onApart }: Props) {
  const { t } = useTranslation();
  const mayDecide = usePermission('review:decide') && !isEmpty;
  const [isRejecting, setIsRejecting] = useState(false);
  const approve = mayDecide ? () => onDecide({ action: 'approve' }) : undefined;
  const reject = mayDecide ? () => setIsRejecting(true) : undefined;
  useCommands({
    approve,
    reject,
    next: () => step(1),
    previous: () => step(-1),
    select: onToggle,
    reveal: onReveal,
  });
  const offered = offeredReasons(site?.reasons);
  return (
    <div ref={keepNoticesAbove} className={css.actions}>
      <Text size="sm" ta="center" pb="xs" role="status">
        {counts}
      </Text>
      {isRejecting ? (
        <RejectPanel
          offered={offered}
          suggested={suggestedReason(
            offered,
            comments.flatMap(({ decision }) => decision?.reasons ?? []),
          )}
          onReject={(reason, note) => onDecide({ action: 'reject', reason, note })}
          onCancel={() => setIsRejecting(false)}
        />
      ) : (
        <div className={bar.bar} role="group" aria-label={t('review.actions')}>
          <Act name="approve" color="teal.9" run={approve} />
          <Act name="reject" color="red.9" run={reject} />
          <Button variant="default" className={bar.more} onClick={onApart}>
            {t('wave.apart')}
          </Button>
        </div>
      )}
    </div>
  );
}
