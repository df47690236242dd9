/** The figure check of an uploaded file, on a thread of its own. The file is kept nowhere: it is gone with the answer. */
import type { CheckDocument } from '../domain/check/document.ts';
import { CheckReport } from '../domain/check/finding.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { createWorkerClient } from '../report/worker-client.ts';
import type { CheckJob } from './check-worker.ts';

/** Largest file that is checked, in bytes. */
export const checkLimit = 20 * 1024 * 1024;
/** Files that may wait at once: one is checked at a time. */
const mostWaiting = 8;
/** Milliseconds after which a check is given up: a document of 300 pages takes a few seconds. */
const longest = 60_000;

const client = createWorkerClient<CheckJob>(
  new URL('./check-worker.ts', import.meta.url),
  (message) => new Error(`The document could not be checked: ${message}`),
);
let waiting = 0;

/** Ends the thread; the next check starts a new one. */
export const closeChecks = client.close;

type UploadedFile = { readonly name: string; readonly bytes: Uint8Array };

/** Any signed-in person may check any document. */
export async function checkUpload(file: UploadedFile): Promise<Result<CheckReport>> {
  if (file.bytes.length > checkLimit) {
    return refuse({
      path: 'fil',
      message: 'Filen är större än 20 MB. Ta bort stora bilder eller dela upp dokumentet.',
    });
  }
  if (waiting >= mostWaiting) {
    return refuse({ path: 'fil', message: 'Många dokument kontrolleras just nu. Vänta en minut och försök igen.' });
  }
  waiting += 1;
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), longest);
      timer.unref();
    });
    const answer = await Promise.race([client.render(file).catch(() => null), late]);
    if (answer === null) {
      await client.close();
      return refuse({
        path: 'fil',
        message: 'Dokumentet gick inte att kontrollera. Spara det på nytt, eller dela upp det, och försök igen.',
      });
    }
    const read: unknown = JSON.parse(Buffer.from(answer).toString('utf8'));
    return readAnswer(read);
  } finally {
    clearTimeout(timer);
    waiting -= 1;
  }
}

/** The check of a report's own document. */
export async function checkTree(document: CheckDocument): Promise<CheckReport> {
  const answer = await client.render({ document });
  const checked = readAnswer(JSON.parse(Buffer.from(answer).toString('utf8')));
  if (!checked.ok) throw new Error('A report could not be checked');
  return checked.value;
}

function readAnswer(read: unknown): Result<CheckReport> {
  if (typeof read !== 'object' || read === null || !('ok' in read)) throw new Error('The worker gave no result');
  if (read.ok === true && 'value' in read) return succeed(CheckReport.parse(read.value));
  const issues = 'issues' in read && Array.isArray(read.issues) ? read.issues : [];
  return refuse(...issues.map((issue: { message?: unknown }) => ({ path: 'fil', message: String(issue.message) })));
}
