import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useCallback, useState } from 'react';
import { type ReviewComment, type ReviewItem, type Site } from '../api/things.js';
import { useMostInARow } from '../care/care-query.js';
import { HeldBack } from '../care/held-back.js';
import { useIsResting } from '../care/rest.js';
import { isSevere } from '../care/severe.js';
import { milderUntil, noteRead, useMilderUntil } from '../care/severe-run.js';
import { useCommands } from '../commands/running-commands.js';
import { ActionArea } from './action-area.js';
import { AuthorPanel } from './author-panel.js';
import { CommentCard } from './comment-card.js';
import { ItemList } from './item-list.js';
import { ListDrawer } from './list-drawer.js';
import css from './review-page.module.css';
import { useActs } from './use-acts.js';
import { useClaims } from './use-claims.js';
import { useCurrent } from './use-current.js';
import { useLeaveSought } from './use-leave-sought.js';
import { usePrefetchContext } from './use-prefetch-context.js';
import { useSelection } from './use-selection.js';
import { useWanted } from './use-wanted.js';
import { useWaveActs } from './use-wave-acts.js';
import { keyOfWave, type useWaves } from './use-waves.js';
import { type useWorks } from './use-works.js';
import { WaveCard } from './wave-card.js';
import { WavePanel } from './wave-panel.js';
import { keyOfItem, successorOf } from './work-list.js';

/** Where the author stands beside the comment, and not below it. */
const WIDE = '(min-width: 75.01em)';

interface Props {
  /** The key of what is looked at first. */
  sought: string | undefined;
  works: ReturnType<typeof useWorks>;
  items: readonly ReviewItem[];
  cards: ReturnType<typeof useWaves>;
  sites: readonly Site[];
  nav: ReactNode;
  /** What is counted and not listed. */
  left: ReactNode;
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
  /** What stands in the middle when nothing waits. */
  empty: ReactNode;
}

/** The list, the comment or card that is looked at, and its author. */
export function WorkBench({ sought, works, items: all, cards, sites, nav, left, query, empty }: Props) {
  const { mayDecide } = works;
  const isWide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const readMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) {
      void fetchNextPage();
    }
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const { covered, isKnown } = cards;
  const { items, current, look, step } = useCurrent({ all, covered, sought, isSettled: isKnown, readMore });
  useLeaveSought(sought, current);
  const wave = cards.chosen ?? (current === undefined && !hasNextPage ? cards.waves[0] : undefined);
  const [ofWave, setOfWave] = useState<ReviewComment>();
  const selection = useSelection(items);
  // Of one comment: the next one is blurred again.
  const [revealed, setRevealed] = useState<string>();
  const isRevealed = current !== undefined && revealed === keyOfItem(current);
  const reveal = () => setRevealed(isRevealed || current === undefined ? undefined : keyOfItem(current));
  const most = useMostInARow();
  const until = useMilderUntil(most);
  const isHeldBack = until !== undefined && current !== undefined && isSevere(current);
  const isResting = useIsResting();
  const wanted = useWanted(items, isHeldBack || isResting ? undefined : current);
  useClaims(wanted, items, mayDecide);
  usePrefetchContext(wanted);
  const leave = (gone: readonly ReviewItem[]) => {
    gone.forEach(noteRead);
    const keys = new Set(gone.map(keyOfItem));
    const isEnough = milderUntil(most) !== undefined;
    look(successorOf(isEnough ? items.filter((item) => keys.has(keyOfItem(item)) || !isSevere(item)) : items, keys));
  };
  const acts = useActs({ leave, look });
  const decideWave = useWaveActs(all);
  useCommands({
    undo: mayDecide ? acts.undo : undefined,
    waves: cards.waves.length > 0 ? cards.chooseNext : undefined,
  });
  const siteOf = (id: string) => sites.find((site) => site.id === id);
  const comment = wave ? ofWave : current?.comment;
  const side = (
    <>
      {nav}
      <ItemList
        items={items}
        current={wave ? undefined : current}
        selected={selection.keys}
        revealed={revealed}
        isReading={isFetchingNextPage}
        end={left}
        onLook={(item) => {
          cards.choose(undefined);
          look(item);
        }}
      >
        {cards.waves.map((one) => (
          <WaveCard key={keyOfWave(one)} wave={one} isCurrent={one === wave} onOpen={cards.choose} />
        ))}
      </ItemList>
    </>
  );
  return (
    <>
      <div className={css.side}>{side}</div>
      <div className={css.middle}>
        <ListDrawer>{side}</ListDrawer>
        {wave ? (
          <WavePanel
            key={keyOfWave(wave)}
            wave={wave}
            site={siteOf(wave.siteId)}
            onLook={setOfWave}
            onDecide={decideWave}
            onApart={() => cards.takeApart(wave)}
          />
        ) : current === undefined ? (
          empty
        ) : isHeldBack ? (
          <HeldBack most={most ?? 0} until={until} step={step} />
        ) : (
          <>
            <div className={css.scroll} tabIndex={-1} key={current.id}>
              <CommentCard
                item={current}
                site={siteOf(current.comment.siteId)}
                isRevealed={isRevealed}
                onReveal={reveal}
              />
              {!isWide && (
                <div className={css.below}>
                  <AuthorPanel comment={current.comment} site={siteOf(current.comment.siteId)} />
                </div>
              )}
            </div>
            <ActionArea
              key={keyOfItem(current)}
              works={works}
              current={current}
              site={siteOf(current.comment.siteId)}
              selection={selection}
              acts={acts}
              leave={leave}
              step={step}
              onReveal={reveal}
            />
          </>
        )}
      </div>
      {isWide && (
        <div className={css.right}>{comment && <AuthorPanel comment={comment} site={siteOf(comment.siteId)} />}</div>
      )}
    </>
  );
}
