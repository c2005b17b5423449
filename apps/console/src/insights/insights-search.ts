/** The parts of the insights, in the order of their tabs. */
export const INSIGHT_PARTS = ['overview', 'quality', 'people', 'deliveries', 'observe'] as const;
export type InsightPart = (typeof INSIGHT_PARTS)[number];

/** Days that are looked back at, today among them; or dates of one's own. */
export const PERIODS = [1, 7, 30, 90] as const;
export type Period = (typeof PERIODS)[number];

/** What is looked at, as it stands in the address. */
export interface InsightsSearch {
  part?: InsightPart;
  site?: string;
  days?: Period;
  /** The first and the last day, as in 2026-11-30. */
  from?: string;
  to?: string;
}

const day = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined;

export function readInsightsSearch({ part, site, days, from, to }: Record<string, unknown>): InsightsSearch {
  const [first, last] = [day(from), day(to)];
  const isRange = first !== undefined && last !== undefined && first <= last;
  return {
    part: INSIGHT_PARTS.find((one) => one === part),
    site: typeof site === 'string' && site !== '' ? site : undefined,
    days: PERIODS.find((one) => one === days),
    from: isRange ? first : undefined,
    to: isRange ? last : undefined,
  };
}
