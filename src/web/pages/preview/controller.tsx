/** /rapport/:body/:period: the document as it would print now, its files, and the registering of its decision. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { printControlDocument } from '../../../app/control-document.ts';
import { decideReport } from '../../../app/decide-report.ts';
import { startPrint } from '../../../app/job.ts';
import { may } from '../../../app/policy.ts';
import { formats, type Preview, previewReport, printReport } from '../../../app/print-report.ts';
import { checkReport, treatFinding } from '../../../app/report-check.ts';
import type { ReportAddress } from '../../../app/views.ts';
import { readAddress } from '../../address.ts';
import { keepDocumentStyle } from '../../document-style.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { answerFile } from '../../file.ts';
import { actionField, type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { documentStyleUrl, previewUrl, printAction, routes, treeUrl } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { decideAction, enteredDecision, noDecision } from './decision.ts';
import { PreviewPage, type PreviewPageState } from './page.tsx';
import { isTreatment, type TreatmentAction, treatments } from './treatment.ts';

async function answerPreview(
  c: WebContext,
  app: App,
  address: ReportAddress,
  preview: Preview,
  state: PreviewPageState,
): Promise<Response> {
  const { words } = c.get('visit');
  const failed = state.issues.length > 0;
  const checked = preview.decision === null ? await checkReport(app, sessionOf(c), address) : null;
  const check = checked?.ok ? checked.value : null;
  const mayEditTemplate = preview.decision === null && may(sessionOf(c), 'editTemplate', address.body);
  return answerPage(
    c,
    {
      title: `${words.preview.title} ${preview.title}`,
      crumbs: [
        { text: words.layout.work, href: routes.home.href({}) },
        { text: `${address.body}, ${words.periodName(address.period)}`, href: treeUrl(address) },
      ],
      width: 'wide',
      failed,
      styles: [documentStyleUrl(address, keepDocumentStyle(preview.css))],
      children: (
        <PreviewPage
          preview={preview}
          address={address}
          mayEditTemplate={mayEditTemplate}
          state={state}
          check={check}
        />
      ),
    },
    failed ? 422 : 200,
  );
}

export function showPreview(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    if (address === null) return answerMissing(c);
    const preview = await previewReport(app, sessionOf(c), address);
    if (!preview.ok) return answerRefusal(c, preview.issues);
    const registered = c.req.query('beslutad') === '1';
    return answerPreview(c, app, address, preview.value, { issues: [], entered: noDecision, registered });
  };
}

export function changeReport(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    if (address === null) return answerMissing(c);
    const form = await readForm(c);
    const action = form.text(actionField);
    if (action === decideAction) return decide(c, app, address, form);
    if (isTreatment(action)) return treat(c, app, address, action, form);
    if (action !== printAction) return c.redirect(previewUrl(address), 303);
    const started = await startPrint(app, sessionOf(c), address, formats);
    return started.ok ? c.redirect(routes.job.href(started.value), 303) : answerRefusal(c, started.issues);
  };
}

/** A finding of the figure check is explained, dismissed or opened again. */
async function treat(
  c: WebContext,
  app: App,
  address: ReportAddress,
  action: TreatmentAction,
  form: Form,
): Promise<Response> {
  const session = sessionOf(c);
  const sent = { finding: form.text('finding'), treatment: treatments[action], reason: form.text('reason') };
  const done = await treatFinding(app, session, address, sent);
  if (done.ok) return c.redirect(`${previewUrl(address)}#siffror`, 303);
  const preview = await previewReport(app, session, address);
  if (!preview.ok) return answerRefusal(c, preview.issues);
  return answerPreview(c, app, address, preview.value, { issues: done.issues, entered: noDecision });
}

/** What is decided is what the person saw: a report that has changed since is shown again first. */
async function decide(c: WebContext, app: App, address: ReportAddress, form: Form): Promise<Response> {
  const { words } = c.get('visit');
  const session = sessionOf(c);
  const preview = await previewReport(app, session, address);
  if (!preview.ok) return answerRefusal(c, preview.issues);
  const entered = enteredDecision(form);
  const refused = (issues: PreviewPageState['issues']) =>
    answerPreview(c, app, address, preview.value, { issues, entered });
  if (preview.value.canDecide && form.text('hash') !== preview.value.hash)
    return refused([{ path: '', message: words.preview.decide.changed }]);
  const done = await decideReport(app, session, address, entered);
  return done.ok ? c.redirect(`${previewUrl(address)}?beslutad=1`, 303) : refused(done.issues);
}

export function downloadFile(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    const format = formats.find((known) => known === c.req.param('format'));
    if (address === null || format === undefined) return answerMissing(c);
    const printed =
      c.req.query('del') === 'slutrapport'
        ? await printControlDocument(app, sessionOf(c), { part: 'annex2', address }, [format])
        : await printReport(app, sessionOf(c), address, [format]);
    if (!printed.ok) return answerRefusal(c, printed.issues);
    const [file] = printed.value.files;
    return file === undefined ? answerMissing(c) : answerFile(c, file);
  };
}
