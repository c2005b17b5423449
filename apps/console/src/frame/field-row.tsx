import { type ReactNode } from 'react';
import css from './field-row.module.css';

/** Fields beside each other, as many as have room; on a phone below each other. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={css.row}>{children}</div>;
}
