/** One of the things a chart shows beside each other. */
export interface Series {
  /** In the rows, and among the texts. */
  key: string;
  color: Color;
  /** Of a line. */
  isDashed?: boolean;
}

export type Color = keyof typeof COLORS;

/** Of charts: each can be told from the panel behind it, and from its neighbours by lightness too. */
export const COLORS = {
  good: 'light-dark(var(--mantine-color-teal-7), var(--mantine-color-teal-5))',
  waits: 'light-dark(var(--mantine-color-yellow-5), var(--mantine-color-yellow-4))',
  bad: 'light-dark(var(--mantine-color-red-9), var(--mantine-color-red-6))',
  main: 'light-dark(var(--mantine-color-indigo-8), var(--mantine-color-indigo-4))',
  soft: 'light-dark(var(--mantine-color-indigo-3), var(--mantine-color-indigo-7))',
  other: 'light-dark(var(--mantine-color-gray-5), var(--mantine-color-gray-6))',
} as const;

/** What each action looks like wherever it is counted. */
export const ACTIONS = [
  { key: 'approve', color: 'good' },
  { key: 'review', color: 'waits' },
  { key: 'reject', color: 'bad' },
] as const satisfies readonly Series[];
