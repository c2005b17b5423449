import { type Settings } from '../settings.js';
import { type Tracing } from './span.js';

/** Undefined where no exporter is set; then nothing of OpenTelemetry's SDK is even loaded. */
export async function startTracing(
  app: string,
  { tracesTo }: Pick<Settings, 'tracesTo'>,
): Promise<Tracing | undefined> {
  if (tracesTo === undefined) {
    return undefined;
  }
  const { OpenTelemetry } = await import('./open-telemetry.js');
  return new OpenTelemetry(app);
}
