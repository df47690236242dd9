/** Runs a control on a thread of its own with a limit to its memory, so that no file can take the worker down with it. */
import { Worker } from 'node:worker_threads';
import type { Measured, MeasureOrder } from './measure.ts';

/** Megabytes: what a million by a million approval rights need, and as much again. */
const heapLimit = 1400;

/** Texts that are read and thrown away are many: with little room for them, half of the time goes to clearing up. */
const youngLimit = 128;

const tooLarge =
  'Underlaget är för stort för att gås igenom på en gång. Ta bort kolumner som inte behövs eller dela upp filen, och kör kontrollen igen.';

/** What was found. A control whose thread runs out of memory was not run; anything else that stops it throws. */
export function runMeasureApart(order: MeasureOrder): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./measure-thread.ts', import.meta.url), {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: heapLimit, maxYoungGenerationSizeMb: youngLimit },
    });
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') reject(error);
      else resolve({ outcome: { status: 'not-run', reason: tooLarge }, used: [] });
    });
    worker.once('exit', () => reject(new Error('The thread of a control ended without an answer.')));
  });
}
