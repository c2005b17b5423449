export interface SpanPlace {
  traceId: string;
  spanId: string;
  flags: number;
}

const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;

/** What a W3C `traceparent` names; undefined for none and for one that is malformed, which begins a new trace. */
export function parseTraceparent(value: string | null | undefined): SpanPlace | undefined {
  const [, version, traceId = '', spanId = '', flags = ''] = TRACEPARENT.exec(value ?? '') ?? [];
  const invalid = version === undefined || version === 'ff' || /^0+$/.test(traceId) || /^0+$/.test(spanId);
  // Version 00 has four parts; a later one may have more.
  if (invalid || (version === '00' && value?.length !== 55)) {
    return undefined;
  }
  return { traceId, spanId, flags: Number.parseInt(flags, 16) & 1 };
}

export function formatTraceparent({ traceId, spanId, flags }: SpanPlace): string {
  return `00-${traceId}-${spanId}-0${flags & 1}`;
}
