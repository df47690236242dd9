/** Renders the document tree as DOCX, on a thread of its own. */
import type { ReportTree } from '../domain/report.ts';
import { createWorkerClient } from './worker-client.ts';

const client = createWorkerClient<ReportTree>(
  new URL('./docx-worker.ts', import.meta.url),
  (message) => new Error(`The DOCX could not be written: ${message}`),
);

/** The DOCX file. Same tree, same bytes. */
export const renderDocx = (tree: ReportTree): Promise<Uint8Array> => client.render(tree);

/** Ends the worker thread; the next `renderDocx` starts a new one. */
export const closeDocx = client.close;
