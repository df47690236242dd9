/** /internkontroll/:body/:period/:control/resultat: taking what came of a control into a report. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { type ControlReportView, readControlReport, takeIntoReport } from '../../../app/control-report.ts';
import { readAddress } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { controlPlanUrl, controlResultUrl, routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { ControlResultPage, type ControlResultState } from './page.tsx';

function readKey(c: WebContext) {
  const address = readAddress(c);
  const control = c.req.param('control');
  return address === null || !control ? null : { ...address, control: `control/${control}` };
}

function answerView(c: WebContext, view: ControlReportView, state: ControlResultState): Response {
  const { words } = c.get('visit');
  const failed = state.issues.length > 0;
  const { body, period } = view.key;
  return answerPage(
    c,
    {
      title: `${words.controlWork.take.title} – ${view.title}`,
      crumbs: [
        { text: words.layout.work, href: routes.home.href({}) },
        { text: `${words.internalControl.plan(period.year)} ${body}`, href: controlPlanUrl(body, period.year) },
      ],
      width: 'wide',
      failed,
      children: <ControlResultPage view={view} state={state} />,
    },
    failed ? 422 : 200,
  );
}

const standing = (view: ControlReportView): ControlResultState => ({
  fields: { assessment: view.stands.assessment ?? '', narrative: view.stands.text, way: '' },
  issues: [],
});

export function showControlResult(app: App): Handler<WebEnv> {
  return async (c) => {
    const key = readKey(c);
    if (key === null) return answerMissing(c);
    const view = await readControlReport(app, sessionOf(c), key);
    if (!view.ok) return answerRefusal(c, view.issues);
    return answerView(c, view.value, { ...standing(view.value), saved: c.req.query('sparat') ?? '' });
  };
}

const enteredFields = (form: Form) => ({
  assessment: form.text('assessment'),
  narrative: form.text('narrative'),
  way: form.text('way'),
});

export function saveControlResult(app: App): Handler<WebEnv> {
  return async (c) => {
    const key = readKey(c);
    if (key === null) return answerMissing(c);
    const form = await readForm(c);
    const fields = enteredFields(form);
    const read = await readControlReport(app, sessionOf(c), key);
    if (!read.ok) return answerRefusal(c, read.issues);
    const view = read.value;
    const proposal = view.proposals.find(({ way }) => form.text(actionField) === `hamta-${way}`);
    if (proposal) {
      const { way, assessment, text } = proposal;
      return answerView(c, view, { fields: { way, assessment: assessment ?? '', narrative: text }, issues: [] });
    }
    const done = await takeIntoReport(app, sessionOf(c), key, { ...fields, seen: form.text('seen') });
    if (!done.ok) return answerView(c, view, { fields, issues: done.issues });
    return c.redirect(`${controlResultUrl(key, key.control)}?sparat=${done.value.actions + 1}`, 303);
  };
}
