/** The worker: does jobs from the queue until it is stopped. Any number of them share one queue, on any number of machines. */
import { type Result, refuse, succeed } from '../domain/result.ts';
import { closePdf } from '../report/pdf.ts';
import { type QueueOptions, workOnQueue } from '../store/queue.ts';
import { StoreRefusal } from '../store/refusal.ts';
import type { OpenedApp } from './app.ts';
import { startClock } from './clock.ts';
import { giveUpJob, runJob } from './run-job.ts';

export type Worker = {
  /** Takes no more jobs; those on their way finish, or are given back after 20 seconds. */
  stop(): Promise<void>;
};

export type WorkerOptions = QueueOptions & {
  /** The address that links in mail begin with; they are left out without it. */
  readonly origin?: string | null;
  /** Told of what went wrong in a job that is tried again, and of trouble with the queue. Writes to stderr where left out. */
  readonly onError?: (error: unknown) => void;
};

/** Without an error's further fields, which may hold content. */
function logError(error: unknown): void {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
}

/** Starts working on the queue. Refuses where the database has no queue yet. */
export async function startWorker(app: OpenedApp, options: WorkerOptions = {}): Promise<Result<Worker>> {
  const { onError = logError, origin = null, ...queueOptions } = options;
  const work = {
    run: (queued: Parameters<typeof runJob>[1]) => runJob(app, queued),
    lost: (queued: Parameters<typeof giveUpJob>[1]) => giveUpJob(app, queued),
    onError,
  };
  try {
    const working = await workOnQueue(app.serverUrl, work, queueOptions);
    const clock = startClock(app, { origin, onError });
    return succeed({
      async stop() {
        await clock.stop();
        await working.stop();
        await closePdf();
      },
    });
  } catch (error) {
    if (error instanceof StoreRefusal) return refuse({ path: '', message: error.message });
    throw error;
  }
}
