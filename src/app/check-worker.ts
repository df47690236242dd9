/** The worker thread that checks files: reading a long document and comparing its figures never holds up the server. */

import { checkDocument } from '../domain/check/check-document.ts';
import type { CheckDocument } from '../domain/check/document.ts';
import { succeed } from '../domain/result.ts';
import { answerJobs } from '../report/worker-client.ts';
import { checkFile } from './check-file.ts';

/** A file to be read, or a document that is read already. */
export type CheckJob = { readonly name: string; readonly bytes: Uint8Array } | { readonly document: CheckDocument };

answerJobs<CheckJob>(async (job) => {
  const checked = 'document' in job ? succeed(checkDocument(job.document)) : await checkFile(job);
  return Buffer.from(JSON.stringify(checked));
});
