import { Tooltip } from '@mantine/core';
import { type ReactNode } from 'react';
import css from './explained.module.css';

/** A word of the trade; what it means is told when one points at it or reaches it by Tab. */
export function Explained({ help, children }: { help: string; children: ReactNode }) {
  return (
    <Tooltip
      label={help}
      multiline
      maw="20rem"
      events={{ hover: true, focus: true, touch: true }}
      portalProps={{ target: 'main' }}
    >
      <span className={css.explained} tabIndex={0}>
        {children}
      </span>
    </Tooltip>
  );
}
