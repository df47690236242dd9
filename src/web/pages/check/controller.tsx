/** /sifferkontroll: a document is sent and its figures are tried; the answer is the page itself, and nothing is kept. */
import type { Handler } from 'hono';
import { checkUpload } from '../../../app/check-upload.ts';
import type { CheckReport } from '../../../domain/check/finding.ts';
import type { Issue } from '../../../domain/result.ts';
import { readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import type { WebContext, WebEnv } from '../../visit.ts';
import { CheckPage } from './page.tsx';

function answerCheck(c: WebContext, report: CheckReport | null, issues: readonly Issue[]): Response {
  const { words } = c.get('visit');
  const title = report === null ? words.check.title : `${report.name} – ${words.check.title}`;
  const failed = issues.length > 0;
  return answerPage(c, { title, failed, children: <CheckPage report={report} issues={issues} /> }, failed ? 422 : 200);
}

export const showCheck: Handler<WebEnv> = (c) => answerCheck(c, null, []);

export const checkDocumentFile: Handler<WebEnv> = async (c) => {
  const { words } = c.get('visit');
  const file = (await readForm(c)).file('fil');
  if (file === null) return answerCheck(c, null, [{ path: 'fil', message: words.check.noFile }]);
  const checked = await checkUpload({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  if (checked.ok) return answerCheck(c, checked.value, []);
  return answerCheck(
    c,
    null,
    checked.issues.map(({ message }) => ({ path: 'fil', message })),
  );
};
