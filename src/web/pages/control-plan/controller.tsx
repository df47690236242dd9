/** /internkontroll/:body/:year: the control plan of a body and year, and the registering of its decision. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { type ControlPlanView, decideControlPlan, readControlPlan } from '../../../app/control-plan.ts';
import { decidedVersionFor, openControlRevision } from '../../../app/control-plan-revision.ts';
import { yearRows } from '../../../app/control-year.ts';
import { readOrigins } from '../../../app/findings.ts';
import { readBodyYear } from '../../address.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { controlOverviewUrl, controlPlanUrl, controlPlanVersionUrl } from '../../routes.ts';
import { today } from '../../today.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { enteredDecision, noDecision } from '../preview/decision.ts';
import { ControlPlanPage, type ControlPlanState } from './page.tsx';
import { reviseAction } from './revision.tsx';
import { briefTable, yearTable } from './tables.ts';

function yearOf({ year, risks, outcomes, scales }: ControlPlanView) {
  const controls = risks.flatMap((risk) => risk.controls);
  const occurrences = controls.flatMap((control) => control.occurrences);
  return yearRows(controls, { year, occurrences, outcomes, scales, today: today() });
}

async function answerPlan(c: WebContext, view: ControlPlanView, state: ControlPlanState): Promise<Response> {
  const { words } = c.get('visit');
  const year = yearOf(view);
  const tables = {
    year: showTable(c, yearTable(words, year, view.year)),
    brief: showTable(c, briefTable(words, view)),
  };
  const file = await answerExport(c, Object.values(tables));
  if (file !== null) return file;
  const failed = state.issues.length > 0;
  return answerPage(
    c,
    {
      title: `${words.internalControl.plan(view.year)} ${view.body.name}`,
      crumbs: [{ text: words.supervision.title(view.year), href: controlOverviewUrl(view.year) }],
      width: 'wide',
      failed,
      children: <ControlPlanPage {...{ view, year, tables, state }} />,
    },
    failed ? 422 : 200,
  );
}

export function showControlPlan(app: App): Handler<WebEnv> {
  return async (c) => {
    const key = readBodyYear(c);
    if (key === null) return answerMissing(c);
    const version = await decidedVersionFor(app, sessionOf(c), key);
    if (version !== null) return c.redirect(controlPlanVersionUrl(key.body, key.year, version), 302);
    const view = await readControlPlan(app, sessionOf(c), key);
    if (!view.ok) return answerRefusal(c, view.issues);
    const [registered, saved] = [c.req.query('beslutad') === '1', c.req.query('sparad') === '1'];
    const done = c.req.query('klart') ?? '';
    const origins = await readOrigins(app, sessionOf(c), key);
    return answerPlan(c, view.value, { issues: [], entered: noDecision, registered, saved, done, origins });
  };
}

export function decidePlan(app: App): Handler<WebEnv> {
  return async (c) => {
    const key = readBodyYear(c);
    if (key === null) return answerMissing(c);
    const form = await readForm(c);
    if (form.text(actionField) === reviseAction) {
      const reason = form.text('reason');
      const opened = await openControlRevision(app, sessionOf(c), key, { reason });
      if (opened.ok) return c.redirect(`${controlPlanUrl(key.body, key.year)}?klart=revidering`, 303);
      const view = await readControlPlan(app, sessionOf(c), key);
      if (!view.ok) return answerRefusal(c, view.issues);
      return answerPlan(c, view.value, { issues: opened.issues, entered: noDecision, reason });
    }
    const entered = enteredDecision(form);
    const done = await decideControlPlan(app, sessionOf(c), key, { ...entered, seen: form.text('seen') });
    if (done.ok) return c.redirect(`${controlPlanUrl(key.body, key.year)}?beslutad=1`, 303);
    const view = await readControlPlan(app, sessionOf(c), key);
    return view.ok ? answerPlan(c, view.value, { issues: done.issues, entered }) : answerRefusal(c, view.issues);
  };
}
