/** /kontroller/:control: a control with the files that it reads, running it, and its runs over time. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { removeControlFile, uploadControlFile } from '../../../app/controls/files.ts';
import { readControl } from '../../../app/controls/read-run.ts';
import { startRun } from '../../../app/controls/run.ts';
import { startScanOf } from '../../../app/controls/scan-here.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerRefusal } from '../../errors.tsx';
import { actionField, type Form, readForm } from '../../form.ts';
import { importLimit } from '../../gate.tsx';
import { answerPage } from '../../page.tsx';
import { controlFileUrl, controlUrl, routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { runTable } from '../controls/tables.ts';
import { ControlPage, type EnteredRun } from './page.tsx';

const controlOf = (c: WebContext) => c.req.param('control') ?? '';

async function answerControl(
  c: WebContext,
  app: App,
  issues: readonly Issue[] = [],
  entered?: EnteredRun,
): Promise<Response> {
  const view = await readControl(app, sessionOf(c), controlOf(c));
  if (!view.ok) return answerRefusal(c, view.issues);
  const { words } = c.get('visit');
  const { definition, runs, today } = view.value;
  const table = showTable(c, runTable(definition, runs, words));
  const file = await answerExport(c, [table]);
  if (file !== null) return file;
  const failed = issues.length > 0;
  const shown = entered ?? { cutOff: today, corrects: '', reason: '', scan: '' };
  return answerPage(
    c,
    {
      title: definition.title,
      crumbs: [{ text: words.controlRuns.title, href: routes.controls.href({}) }],
      width: 'wide',
      failed,
      children: <ControlPage view={view.value} table={table} issues={issues} entered={shown} />,
    },
    failed ? 422 : 200,
  );
}

export function showControl(app: App): Handler<WebEnv> {
  return (c) => answerControl(c, app);
}

async function upload(c: WebContext, app: App, form: Form): Promise<Response> {
  const { files: words } = c.get('visit').words.controlRuns;
  const source = form.text('source');
  const refused = (message: string) => answerControl(c, app, [{ path: `file-${source}`, message }]);
  const file = form.file(`file-${source}`);
  if (file === null || file.size === 0) return refused(words.noFile);
  if (file.size > importLimit) return refused(words.tooLarge);
  const definition = controlOf(c);
  const uploaded = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  const done = await uploadControlFile(app, sessionOf(c), { definition, source }, uploaded, {
    body: form.text('body'),
  });
  if (!done.ok) return refused(done.issues.map(({ message }) => message).join(' '));
  const documents = form.text('documents') === '1';
  return c.redirect(
    documents ? `${controlUrl(definition)}#underlag` : `${controlFileUrl(definition, source, done.value.name)}?ny=1`,
    303,
  );
}

export function changeControl(app: App): Handler<WebEnv> {
  return async (c) => {
    const form = await readForm(c);
    const session = sessionOf(c);
    const definition = controlOf(c);
    switch (form.text(actionField)) {
      case 'granska': {
        const scan = await startScanOf(app, session, definition);
        return scan.ok ? c.redirect(routes.scan.href(scan.value), 303) : answerControl(c, app, scan.issues);
      }
      case 'ladda':
        return upload(c, app, form);
      case 'ta-bort': {
        const done = await removeControlFile(app, session, {
          definition,
          source: form.text('source'),
          name: form.text('name'),
        });
        return done.ok ? c.redirect(`${controlUrl(definition)}#underlag`, 303) : answerControl(c, app, done.issues);
      }
    }
    const entered = {
      ...{ cutOff: form.text('cutOff'), corrects: form.text('corrects') },
      ...{ reason: form.text('reason'), scan: form.text('scan') },
    };
    const started = await startRun(app, session, definition, entered);
    return started.ok
      ? c.redirect(routes.job.href({ id: started.value.id }), 303)
      : answerControl(c, app, started.issues, entered);
  };
}
