import * as otel from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { formatTraceparent, parseTraceparent } from './traceparent.js';
import { type Span, type SpanKind, type SpanOptions, type Tracing } from './span.js';

const KINDS: Record<SpanKind, otel.SpanKind> = {
  internal: otel.SpanKind.INTERNAL,
  server: otel.SpanKind.SERVER,
  client: otel.SpanKind.CLIENT,
  producer: otel.SpanKind.PRODUCER,
  consumer: otel.SpanKind.CONSUMER,
};
const CLOSE_MS = 2000;

/**
 * Spans by OTLP over HTTP. Where to, with which headers, how many and under which name: by OpenTelemetry's standard
 * variables, which its SDK reads itself. Parents are named one by one; there is no context that follows calls around.
 */
export class OpenTelemetry implements Tracing {
  private readonly provider: BasicTracerProvider;
  private readonly tracer: otel.Tracer;

  constructor(app: string) {
    const named = resourceFromAttributes({ 'service.name': `palaver-${app}`, 'process.pid': process.pid });
    this.provider = new BasicTracerProvider({
      resource: defaultResource()
        .merge(named)
        .merge(detectResources({ detectors: [envDetector] })),
      spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
    });
    this.tracer = this.provider.getTracer('palaver');
  }

  start(name: string, { kind = 'internal', parent, links = [], attributes, startedAt }: SpanOptions = {}): Span {
    const from = contextOf(parent);
    const span = this.tracer.startSpan(
      name,
      { kind: KINDS[kind], attributes, startTime: startedAt, links: links.flatMap(linkOf) },
      from ? otel.trace.setSpanContext(otel.ROOT_CONTEXT, from) : otel.ROOT_CONTEXT,
    );
    const { traceId, spanId, traceFlags: flags } = span.spanContext();
    return {
      context: formatTraceparent({ traceId, spanId, flags }),
      end: ({ attributes: more, failed, endedAt } = {}) => {
        span.setAttributes(more ?? {});
        if (failed) {
          span.setStatus({ code: otel.SpanStatusCode.ERROR });
        }
        span.end(endedAt);
      },
    };
  }

  async close(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, CLOSE_MS)));
    // A collector that is away must not hold up a stop.
    await Promise.race([this.provider.shutdown().catch(() => undefined), late]);
    clearTimeout(timer);
  }
}

function contextOf(traceparent: string | null | undefined): otel.SpanContext | undefined {
  const place = parseTraceparent(traceparent);
  return place && { traceId: place.traceId, spanId: place.spanId, traceFlags: place.flags, isRemote: true };
}

function linkOf(traceparent: string): otel.Link[] {
  const context = contextOf(traceparent);
  return context ? [{ context }] : [];
}
