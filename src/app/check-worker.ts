/** The worker thread that checks files: reading a long document and comparing its figures never holds up the server. */
import { answerJobs } from '../report/worker-client.ts';
import { checkFile } from './check-file.ts';

export type CheckJob = { readonly name: string; readonly bytes: Uint8Array };

answerJobs<CheckJob>(async (job) => Buffer.from(JSON.stringify(await checkFile(job))));
