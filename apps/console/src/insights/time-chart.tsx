import { useDirection } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line as Curve,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts';
import css from './charts.module.css';
import { Legend } from './legend.js';
import { type Scope } from './scope.js';
import { COLORS, type Series } from './series.js';
import { useFormats } from './use-formats.js';

export type TimeRow = { at: number } & Record<string, number | null>;

interface Props {
  /** What a screen reader calls it; the numbers stand in the table. */
  label: string;
  rows: readonly TimeRow[];
  series: readonly Series[];
  step: Scope['step'];
  /** Bars on top of each other, or lines of times in seconds, which go from a tenth of a second to days. */
  of: 'counts' | 'seconds';
}

/** A logarithm knows no 0. */
export const LEAST_SECONDS = 0.1;
const SECOND_TICKS = [LEAST_SECONDS, 1, 10, 60, 600, 3600, 36_000, 86_400, 864_000];

/** What happened over time. */
export function TimeChart({ label, rows, series, step, of }: Props) {
  const { t } = useTranslation();
  const isRtl = useDirection().dir === 'rtl';
  const isStill = useReducedMotion(true);
  const formats = useFormats();
  const isCount = of === 'counts';
  const ticks = isCount ? [] : ticksFor(rows, series);
  const valueOf = (value: number) => (isCount ? formats.number(value) : formats.duration(value));
  const hint = ({ active, payload, label: at }: TooltipContentProps) =>
    active &&
    payload.length > 0 && (
      <div className={css.hint} dir={isRtl ? 'rtl' : 'ltr'}>
        <p>{formats.step(Number(at), step)}</p>
        {payload.map(({ dataKey, value }) => (
          <div key={String(dataKey)}>
            {t(`insights.series.${String(dataKey)}`)}: <bdi>{valueOf(Number(value))}</bdi>
          </div>
        ))}
      </div>
    );
  return (
    <>
      <Legend series={series} />
      <div className={css.drawing} role="img" aria-label={label}>
        <ResponsiveContainer initialDimension={{ width: 600, height: 224 }}>
          <ComposedChart data={[...rows]} accessibilityLayer={false} margin={{ top: 8, left: 0, right: 8, bottom: 0 }}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="at"
              reversed={isRtl}
              tickFormatter={(at: number) => formats.step(at, step)}
              tickLine={false}
              axisLine={{ stroke: 'var(--line)' }}
              minTickGap={28}
              padding={isCount ? undefined : { left: 16, right: 16 }}
            />
            <YAxis
              orientation={isRtl ? 'right' : 'left'}
              width={58}
              tickLine={false}
              axisLine={false}
              tickFormatter={valueOf}
              {...(isCount
                ? { allowDecimals: false }
                : { scale: 'log', domain: [LEAST_SECONDS, ticks.at(-1) ?? 1], ticks })}
            />
            <Tooltip content={hint} isAnimationActive={!isStill} cursor={{ fill: 'var(--line)', opacity: 0.4 }} />
            {series.map(({ key, color, isDashed }) =>
              isCount ? (
                <Bar
                  key={key}
                  dataKey={key}
                  stackId="all"
                  fill={COLORS[color]}
                  isAnimationActive={!isStill}
                  maxBarSize={40}
                />
              ) : (
                <Curve
                  key={key}
                  dataKey={key}
                  stroke={COLORS[color]}
                  strokeWidth={2}
                  strokeDasharray={isDashed ? '5 4' : undefined}
                  dot={{ r: 2.5 }}
                  connectNulls
                  isAnimationActive={!isStill}
                />
              ),
            )}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
    </>
  );
}

/** Up to the first that is above all. */
function ticksFor(rows: readonly TimeRow[], series: readonly Series[]): number[] {
  const most = Math.max(...rows.flatMap((row) => series.map(({ key }) => row[key] ?? 0)));
  const above = SECOND_TICKS.findIndex((tick) => tick >= most);
  return SECOND_TICKS.slice(0, Math.max(above, 1) + 1);
}
