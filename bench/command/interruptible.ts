import { Child } from '../systems/child.js';

/** Work that starts programs: interrupted, what is being waited for fails, and all that was started is stopped on the way out. Answers the exit code. */
export async function interruptible(work: () => Promise<void>): Promise<number> {
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      interrupted = true;
      Child.endAll();
    });
  }
  try {
    await work();
    return 0;
  } catch (error) {
    if (interrupted) {
      console.error('palaver: interrupted; everything started was stopped');
      return 130;
    }
    throw error;
  }
}
