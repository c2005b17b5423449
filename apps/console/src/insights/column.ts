import { type ReactNode } from 'react';
import { type Formats } from './use-formats.js';

/** A column of a figure's table. */
export interface Column<Of> {
  /** By which its heading is known among the texts. */
  name: string;
  show: (line: Of, formats: Formats) => ReactNode;
  isNumber?: boolean;
}

/** A column of numbers. */
export const count = <Of>(name: string, of: (line: Of) => number): Column<Of> => ({
  name,
  isNumber: true,
  show: (line, { number }) => number(of(line)),
});

/** A column of times in seconds. */
export const duration = <Of>(name: string, of: (line: Of) => number | null): Column<Of> => ({
  name,
  isNumber: true,
  show: (line, formats) => formats.duration(of(line)),
});
