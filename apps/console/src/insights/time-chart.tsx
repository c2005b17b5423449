import { useDirection } from '@mantine/core';
import { useElementSize, useReducedMotion } from '@mantine/hooks';
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
import { countTicks, secondTicks, timeTicks } from './axis-ticks.js';
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
/** What a character of a name beside an axis takes, and what is left free around it, in pixels. */
const CHARACTER = 6.5;
const AROUND = 18;
const NARROWEST = 280;

/** Recharts has a grey of its own for it, which is too dark in the dark. */
const AXIS_TEXT = { fill: 'var(--mantine-color-dimmed)', fontSize: '0.75rem' };

/** What happened over time. */
export function TimeChart({ label, rows, series, step, of }: Props) {
  const { t } = useTranslation();
  const isRtl = useDirection().dir === 'rtl';
  const isStill = useReducedMotion(true);
  const formats = useFormats();
  const isCount = of === 'counts';
  const { ref, width } = useElementSize();
  const valueOf = (value: number) => (isCount ? formats.number(value) : formats.duration(value));
  const ticks = isCount ? countTicks(highest(rows, series)) : secondTicks(most(rows, series));
  const valueWidth = widest(ticks.map(valueOf));
  const times = rows.map(({ at }) => at);
  const nameWidth = widest(times.map((at) => formats.step(at, step)));
  const room = Math.floor((Math.max(width, NARROWEST) - valueWidth) / nameWidth);
  const side = nameWidth / 2;
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
      <div ref={ref} className={css.drawing} role="img" aria-label={label}>
        <ResponsiveContainer initialDimension={{ width: 600, height: 224 }}>
          <ComposedChart
            data={[...rows]}
            accessibilityLayer={false}
            margin={{ top: 8, left: isRtl ? side : 0, right: isRtl ? 0 : side, bottom: 0 }}
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              tick={AXIS_TEXT}
              dataKey="at"
              reversed={isRtl}
              tickFormatter={(at: number) => formats.step(at, step)}
              tickLine={false}
              axisLine={{ stroke: 'var(--line)' }}
              ticks={timeTicks(times, step, room)}
              interval={0}
              padding={isCount ? undefined : { left: 16, right: 16 }}
            />
            <YAxis
              tick={AXIS_TEXT}
              orientation={isRtl ? 'right' : 'left'}
              width={valueWidth}
              tickLine={false}
              axisLine={false}
              tickFormatter={valueOf}
              ticks={ticks}
              interval={0}
              {...(isCount
                ? { domain: [0, ticks.at(-1) ?? 1] }
                : { scale: 'log', domain: [LEAST_SECONDS, ticks.at(-1) ?? 1] })}
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

const valuesOf = (row: TimeRow, series: readonly Series[]) => series.map(({ key }) => row[key] ?? 0);

/** Of any series at any time. */
const most = (rows: readonly TimeRow[], series: readonly Series[]) =>
  Math.max(0, ...rows.flatMap((row) => valuesOf(row, series)));

/** Of all series on top of each other. */
const highest = (rows: readonly TimeRow[], series: readonly Series[]) =>
  Math.max(0, ...rows.map((row) => valuesOf(row, series).reduce((sum, value) => sum + value, 0)));

const widest = (names: readonly string[]) => Math.max(0, ...names.map(({ length }) => length)) * CHARACTER + AROUND;
