/** /plan: the plans year by year, and the form that begins an empty one. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { createPlan, listYearPlans } from '../../../app/plan.ts';
import { may } from '../../../app/policy.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerRefusal } from '../../errors.tsx';
import { readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { planUrl } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { PlansPage } from './page.tsx';
import { planTable } from './table.tsx';

async function answerPlans(c: WebContext, app: App, issues: readonly Issue[] = [], year = ''): Promise<Response> {
  const session = sessionOf(c);
  const plans = await listYearPlans(app, session);
  if (!plans.ok) return answerRefusal(c, plans.issues);
  const failed = issues.length > 0;
  const { words } = c.get('visit');
  const mayEdit = may(session, 'editPlan', null);
  const table = showTable(c, planTable(plans.value, mayEdit, words));
  const file = await answerExport(c, [table]);
  if (file !== null) return file;
  return answerPage(
    c,
    {
      title: words.plan.list.title,
      width: 'wide',
      failed,
      children: <PlansPage table={table} mayEdit={mayEdit} entered={year} issues={issues} />,
    },
    failed ? 422 : 200,
  );
}

export function showPlans(app: App): Handler<WebEnv> {
  return (c) => answerPlans(c, app);
}

export function addPlan(app: App): Handler<WebEnv> {
  return async (c) => {
    const year = (await readForm(c)).text('year');
    const made = await createPlan(app, sessionOf(c), { year });
    return made.ok ? c.redirect(planUrl(made.value.year), 303) : answerPlans(c, app, made.issues, year);
  };
}
