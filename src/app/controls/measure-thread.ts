/** The thread that runs one control: a list of a million rows keeps its processor busy for seconds, and nobody else waits. */
import { parentPort, workerData } from 'node:worker_threads';
import { type MeasureOrder, runMeasure } from './measure.ts';

const order: MeasureOrder = workerData;
parentPort?.postMessage(await runMeasure(order));
