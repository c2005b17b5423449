import { type Reason } from '../api/things.js';

type Field = Reason['spans'][number]['field'];

/** A piece of a text, and which of the reasons point at it. */
export interface Segment {
  start: number;
  text: string;
  reasons: number[];
}

/** Cuts a field's text wherever a span begins or ends; offsets are UTF-16 units of the original. */
export function segmentsOf(text: string, field: Field, reasons: readonly Reason[]): Segment[] {
  const spans = reasons.flatMap(({ spans: all }, reason) =>
    all
      .filter((span) => span.field === field && span.start < span.end)
      .map(({ start, end }) => ({ start, end, reason })),
  );
  const cuts = [0, text.length, ...spans.flatMap(({ start, end }) => [start, end])]
    .map((at) => Math.min(at, text.length))
    .sort((one, other) => one - other);
  return cuts.flatMap((start, index) => {
    const end = cuts[index + 1] ?? start;
    const at = new Set(spans.filter((span) => span.start <= start && span.end >= end).map(({ reason }) => reason));
    return end > start ? [{ start, text: text.slice(start, end), reasons: [...at] }] : [];
  });
}
