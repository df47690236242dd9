/** /internkontroll/:body/:year/fil/:format and /uppsikt/:year/fil/:format: the control plan and the group summary as files. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { type DocumentPartName, printControlDocument } from '../../../app/control-document.ts';
import { formats } from '../../../app/print-report.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { answerFile } from '../../file.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';

async function answerDocument(c: WebContext, app: App, part: DocumentPartName, body: string): Promise<Response> {
  const format = formats.find((known) => known === c.req.param('format'));
  const year = c.req.param('year') ?? '';
  if (format === undefined || !/^\d{4}$/u.test(year)) return answerMissing(c);
  const address = { body, period: { year: Number(year), kind: 'year' } } as const;
  const printed = await printControlDocument(app, sessionOf(c), { part, address }, [format]);
  if (!printed.ok) return answerRefusal(c, printed.issues);
  const [file] = printed.value.files;
  return file === undefined ? answerMissing(c) : answerFile(c, file);
}

export function downloadControlPlan(app: App): Handler<WebEnv> {
  return (c) => answerDocument(c, app, 'plan', c.req.param('body') ?? '');
}

export function downloadGroupSummary(app: App): Handler<WebEnv> {
  return (c) => answerDocument(c, app, 'group', '');
}
