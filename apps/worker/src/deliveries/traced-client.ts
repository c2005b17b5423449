import { type CallbackAnswer, type CallbackClient, type Tracing } from '@palaver/platform';

/** A span for each try, in the trace of what caused it; the site gets that span as `traceparent`. */
export class TracedClient {
  constructor(
    private readonly inner: Pick<CallbackClient, 'post'>,
    private readonly tracing: Tracing,
  ) {}

  async post(url: string, headers: Record<string, string>, body: string, stop: AbortSignal): Promise<CallbackAnswer> {
    const span = this.tracing.start('callback', {
      kind: 'client',
      parent: headers.traceparent,
      attributes: { 'http.request.method': 'POST' },
    });
    try {
      const answer = await this.inner.post(url, { ...headers, traceparent: span.context }, body, stop);
      const { status } = answer;
      span.end({ attributes: { 'http.response.status_code': status }, failed: status < 200 || status >= 300 });
      return answer;
    } catch (error) {
      span.end({ attributes: { 'error.type': (error as Error).name }, failed: true });
      throw error;
    }
  }
}
