import { setTimeout as pause } from 'node:timers/promises';
import { BootError } from './boot-error.js';
import { createLogger, type Logger } from './logger.js';
import { readSettings, type Settings, SettingsError } from './settings.js';

export interface RunningApp {
  /** Stops taking, drains, closes; what is not done when SHUTDOWN_SECONDS are over is cut off. */
  close(): Promise<void>;
}

/**
 * An app from boot to exit: settings, start, wait for SIGTERM, SIGINT or the launcher's disconnect, clean stop.
 * @returns the exit code; `main.ts` passes it to `process.exit`.
 */
export async function runApp(
  name: string,
  start: (settings: Settings, logger: Logger) => Promise<RunningApp>,
): Promise<number> {
  const stop = stopSignal();
  let logger = createLogger(name);
  try {
    const settings = readSettings();
    logger = createLogger(name, settings.logLevel);
    const app = await start(settings, logger);
    logger.info('started');
    const reason = await stop;
    if (reason.error !== undefined) {
      logger.fatal({ err: reason.error }, 'an error nobody caught; stopping');
    }
    return (await closeInTime(app, settings, logger, reason.name)) && reason.error === undefined ? 0 : 1;
  } catch (error) {
    if (error instanceof SettingsError || error instanceof BootError) {
      logger.fatal(error.message);
    } else {
      logger.fatal({ err: error }, `could not start: ${error instanceof Error ? error.message : String(error)}`);
    }
    return 1;
  }
}

async function closeInTime(app: RunningApp, settings: Settings, logger: Logger, reason: string): Promise<boolean> {
  logger.info({ reason }, 'stopping');
  const late = Symbol('late');
  const limit = pause(settings.shutdownSeconds * 1000, late, { ref: true });
  const closed = app.close().catch((error: unknown) => ({ error }));
  const outcome = await Promise.race([closed, limit]);
  if (outcome === late) {
    logger.warn('stopped before all was drained; what is left is taken up again by the sweeper');
  } else if (outcome !== undefined) {
    logger.error({ err: outcome.error }, 'the stop did not go cleanly');
    return false;
  }
  logger.info('stopped');
  return true;
}

interface StopReason {
  name: string;
  error?: unknown;
}

function stopSignal(): Promise<StopReason> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve({ name: 'SIGTERM' }));
    process.once('SIGINT', () => resolve({ name: 'SIGINT' }));
    // The launcher is gone, however it went: nobody would stop us later.
    process.once('disconnect', () => resolve({ name: 'the launcher ended' }));
    process.once('uncaughtException', (error) => resolve({ name: 'uncaught exception', error }));
    process.once('unhandledRejection', (error) => resolve({ name: 'unhandled rejection', error }));
  });
}
