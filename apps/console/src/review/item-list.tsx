import { Loader } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReviewItem } from '../api/things.js';
import { ItemRow } from './item-row.js';
import css from './item-list.module.css';
import { keyOfItem } from './work-list.js';

interface Props {
  items: readonly ReviewItem[];
  current: ReviewItem | undefined;
  selected: ReadonlySet<string>;
  /** The key of what is shown without blur. */
  revealed: string | undefined;
  isReading: boolean;
  onLook: (item: ReviewItem) => void;
  /** Entries before all others. */
  children?: ReactNode;
  /** What stands at its end. */
  end: ReactNode;
}

export function ItemList({ items, current, selected, revealed, isReading, onLook, children, end }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const id = current?.id;
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  return (
    <ul ref={list} className={css.list} aria-label={t('review.items')}>
      {children}
      {items.map((item) => (
        <ItemRow
          key={item.id}
          item={item}
          isCurrent={item.id === id}
          isSelected={selected.has(keyOfItem(item))}
          isRevealed={revealed === keyOfItem(item)}
          onLook={onLook}
        />
      ))}
      {isReading && (
        <li className={css.reading}>
          <Loader size="sm" type="dots" />
        </li>
      )}
      {end}
    </ul>
  );
}
