/** /plan/:year/beslut: what a decision of the plan does, and the form that registers it. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { decideYearPlan, readPlanDecision } from '../../../app/plan-decision.ts';
import type { Issue } from '../../../domain/result.ts';
import { readYear } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { planUrl, routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { type EnteredDecision, enteredDecision, noDecision } from '../preview/decision.ts';
import { PlanDecisionPage } from './page.tsx';

type State = { readonly issues: readonly Issue[]; readonly entered: EnteredDecision };

async function answerDecision(c: WebContext, app: App, year: number, state: State): Promise<Response> {
  const view = await readPlanDecision(app, sessionOf(c), year);
  if (!view.ok) return answerRefusal(c, view.issues);
  const { words } = c.get('visit');
  const failed = state.issues.length > 0;
  return answerPage(
    c,
    {
      title: words.plan.decision.title(view.value.stored.title),
      crumbs: [
        { text: words.plan.list.title, href: routes.plans.href({}) },
        { text: view.value.stored.title, href: planUrl(year) },
      ],
      failed,
      children: <PlanDecisionPage view={view.value} state={state} />,
    },
    failed ? 422 : 200,
  );
}

export function showPlanDecision(app: App): Handler<WebEnv> {
  return async (c) => {
    const year = readYear(c);
    return year === null ? answerMissing(c) : answerDecision(c, app, year, { issues: [], entered: noDecision });
  };
}

export function registerPlanDecision(app: App): Handler<WebEnv> {
  return async (c) => {
    const year = readYear(c);
    if (year === null) return answerMissing(c);
    const form = await readForm(c);
    const entered = enteredDecision(form);
    const done = await decideYearPlan(app, sessionOf(c), year, { ...entered, seen: form.text('seen') });
    if (done.ok) return c.redirect(`${planUrl(year)}?klart=beslutad`, 303);
    return answerDecision(c, app, year, { issues: done.issues, entered });
  };
}
