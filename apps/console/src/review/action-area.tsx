import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReviewItem, type Site } from '../api/things.js';
import { useCommands } from '../commands/running-commands.js';
import { keepNoticesAbove } from '../notices/notice-foot.js';
import { reportsQuery } from './context-queries.js';
import { DecisionBar } from './decision-bar.js';
import { EscalateDialog } from './escalate-dialog.js';
import { HandOverDialog } from './hand-over-dialog.js';
import { OpinionDialog } from './opinion-dialog.js';
import { RejectPanel } from './reject-panel.js';
import { offeredReasons, suggestedReason } from './reject-reasons.js';
import css from './review-page.module.css';
import { SelectionBar } from './selection-bar.js';
import { useHasDone } from './undo-stack.js';
import { type useActs } from './use-acts.js';
import { type useSelection } from './use-selection.js';
import { useReasonedDecision } from './use-reasoned-decision.js';
import { useSelectionActs } from './use-selection-acts.js';
import { type useWorks } from './use-works.js';
import { type Verdict } from './verdict.js';
import { ESCALATED, isTaken } from './work-list.js';

interface Props {
  works: ReturnType<typeof useWorks>;
  current: ReviewItem;
  site: Site | undefined;
  selection: ReturnType<typeof useSelection>;
  acts: ReturnType<typeof useActs>;
  leave: (gone: readonly ReviewItem[]) => void;
  step: (by: number) => void;
  onReveal: () => void;
}

type Asked = 'reject' | 'opinion' | 'handOver' | 'escalate';

/** Below the comment: what can be done, by hand and by key. */
export function ActionArea({ works, current, site, selection, acts, leave, step, onReveal }: Props) {
  const { t } = useTranslation();
  const { mayDecide, whyNot } = works;
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const decideMany = useSelectionActs(leave);
  const { selected } = selection;
  const decide = (verdict: Verdict) => {
    close();
    if (selected.length > 0) {
      selection.clear();
      decideMany(selected, verdict);
    } else {
      acts.decide(current, verdict);
    }
  };
  const isFree = mayDecide && !isTaken(current);
  const may = (action: ReviewItem['hidden'][number]) => isFree && !current.hidden.includes(action);
  const can = {
    approve: may('approve') ? () => decide({ action: 'approve' }) : undefined,
    reject: may('reject') ? () => setAsked('reject') : undefined,
    escalate: may('escalate') && current.queue !== ESCALATED ? () => setAsked('escalate') : undefined,
    secondOpinion: may('second-opinion') ? () => setAsked('opinion') : undefined,
    skip: may('skip') ? () => acts.skip(current) : undefined,
  };
  const hasDone = useHasDone();
  const undo = mayDecide && hasDone ? acts.undo : undefined;
  useCommands({
    ...can,
    next: () => step(1),
    previous: () => step(-1),
    select: isFree ? () => selection.toggle(current) : undefined,
    reveal: onReveal,
    handOver: mayDecide && current.claim?.yours ? () => setAsked('handOver') : undefined,
  });
  const offered = offeredReasons(site?.reasons);
  const decision = useReasonedDecision(current.comment);
  const { data: reports = [] } = useQuery(reportsQuery(current.comment));
  return (
    <div ref={keepNoticesAbove} className={css.actions}>
      {(!mayDecide || isTaken(current)) && (
        <Text size="sm" ta="center" pb="xs">
          {mayDecide ? t('review.takenHelp') : whyNot}
        </Text>
      )}
      {selected.length > 0 && <SelectionBar count={selected.length} onClear={selection.clear} />}
      {asked === 'reject' ? (
        <RejectPanel
          offered={offered}
          suggested={suggestedReason(
            offered,
            decision?.reasons ?? [],
            reports.map(({ reason }) => reason),
          )}
          onReject={(reason, note) => decide({ action: 'reject', reason, note })}
          onCancel={close}
        />
      ) : (
        <DecisionBar item={current} can={{ ...can, undo }} onHandOver={() => setAsked('handOver')} />
      )}
      {asked === 'opinion' && (
        <OpinionDialog offered={offered} onClose={close} onAsk={(verdict) => acts.askAnother(current, verdict)} />
      )}
      {asked === 'escalate' && <EscalateDialog onClose={close} onEscalate={(note) => acts.escalate(current, note)} />}
      {asked === 'handOver' && (
        <HandOverDialog item={current} onClose={close} onGive={(to) => acts.handOver(current, to)} />
      )}
    </div>
  );
}
