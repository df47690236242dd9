/** The worker thread that writes DOCX files. */
import type { ReportTree } from '../domain/report.ts';
import { writeDocx } from './docx-file.ts';
import { answerJobs } from './worker-client.ts';

answerJobs<ReportTree>(writeDocx);
