import { type ReactNode, useCallback, useState } from 'react';
import { type ReviewItem, type Site } from '../api/things.js';
import { useCommands } from '../commands/running-commands.js';
import { usePermission } from '../session/use-me.js';
import { ActionArea } from './action-area.js';
import { AuthorPanel } from './author-panel.js';
import { CommentCard } from './comment-card.js';
import { ItemList } from './item-list.js';
import { ListDrawer } from './list-drawer.js';
import css from './review-page.module.css';
import { useActs } from './use-acts.js';
import { useClaims } from './use-claims.js';
import { useCurrent } from './use-current.js';
import { usePrefetchContext } from './use-prefetch-context.js';
import { useSelection } from './use-selection.js';
import { useWanted } from './use-wanted.js';
import { keyOfItem, successorOf } from './work-list.js';

interface Props {
  items: readonly ReviewItem[];
  sites: readonly Site[];
  nav: ReactNode;
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
  /** What stands in the middle when nothing waits. */
  empty: ReactNode;
}

/** The list, the comment that is looked at, and its author. */
export function WorkBench({ items, sites, nav, query, empty }: Props) {
  const mayDecide = usePermission('review:decide');
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const readMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) {
      void fetchNextPage();
    }
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const { current, look, step } = useCurrent(items, readMore);
  const selection = useSelection(items);
  const [isRevealed, setIsRevealed] = useState(false);
  const wanted = useWanted(items, current);
  useClaims(wanted, items, mayDecide);
  usePrefetchContext(wanted);
  const leave = (gone: readonly ReviewItem[]) => look(successorOf(items, new Set(gone.map(keyOfItem))));
  const acts = useActs({ leave, look });
  useCommands({ undo: mayDecide ? acts.undo : undefined });
  const side = (
    <>
      {nav}
      <ItemList
        items={items}
        current={current}
        selected={selection.keys}
        isReading={isFetchingNextPage}
        onLook={look}
      />
    </>
  );
  return (
    <>
      <div className={css.side}>{side}</div>
      <div className={css.middle}>
        <ListDrawer>{side}</ListDrawer>
        {current === undefined ? (
          empty
        ) : (
          <>
            <div className={css.scroll} tabIndex={-1} key={current.id}>
              <CommentCard item={current} isRevealed={isRevealed} />
              <div className={css.below}>
                <AuthorPanel comment={current.comment} />
              </div>
            </div>
            <ActionArea
              key={keyOfItem(current)}
              current={current}
              site={sites.find(({ id }) => id === current.comment.siteId)}
              selection={selection}
              acts={acts}
              leave={leave}
              step={step}
              onReveal={() => setIsRevealed(!isRevealed)}
            />
          </>
        )}
      </div>
      <div className={css.right}>{current && <AuthorPanel comment={current.comment} />}</div>
    </>
  );
}
