/** /plan/:year/post/…/indikator/:indicator: the form of an indicator with its targets, and its removal. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import {
  keepPlanIndicator,
  readPlanIndicator,
  removePlanIndicator,
  savePlanIndicator,
} from '../../../app/plan-indicator.ts';
import { type Issue, type Result, refuse } from '../../../domain/result.ts';
import { type PlanNodeAddress, readNodeAddress } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { newIndicator, planNodeUrl, planUrl, routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { enteredInput, type IndicatorInput, storedInput } from './fields.ts';
import { PlanIndicatorPage } from './page.tsx';

type Address = PlanNodeAddress & { readonly indicator: string | null };
type State = { readonly issues: readonly Issue[]; readonly entered: IndicatorInput | null; readonly reason: string };

function readAddress(c: WebContext): Address | null {
  const address = readNodeAddress(c);
  const slug = c.req.param('indicator');
  if (address === null || !slug) return null;
  return { ...address, indicator: slug === newIndicator ? null : `indicator/${slug}` };
}

async function answerIndicator(c: WebContext, app: App, address: Address, state: State): Promise<Response> {
  const { year, key, indicator } = address;
  const view = await readPlanIndicator(app, sessionOf(c), year, key, indicator);
  if (!view.ok) return answerRefusal(c, view.issues);
  const { words } = c.get('visit');
  const failed = state.issues.length > 0;
  // The form comes back on what stands there now, so that saving once more is a choice.
  const fields = state.entered === null ? storedInput(view.value) : { ...state.entered, seen: view.value.seen };
  return answerPage(
    c,
    {
      title: view.value.indicator?.title ?? words.plan.indicator.newTitle,
      crumbs: [
        { text: words.plan.list.title, href: routes.plans.href({}) },
        { text: view.value.stored.title, href: planUrl(year) },
        { text: view.value.node.title, href: planNodeUrl(year, key) },
      ],
      failed,
      children: <PlanIndicatorPage view={view.value} fields={fields} issues={state.issues} reason={state.reason} />,
    },
    failed ? 422 : 200,
  );
}

export function showPlanIndicator(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    if (address === null) return answerMissing(c);
    return answerIndicator(c, app, address, { issues: [], entered: null, reason: '' });
  };
}

function act(c: WebContext, app: App, { year, key, indicator }: Address, form: Form): Promise<Result<unknown>> {
  const session = sessionOf(c);
  const action = form.text(actionField);
  if (action === 'spara')
    return savePlanIndicator(app, session, year, { node: key, key: indicator }, enteredInput(form));
  if (action === 'ta-bort' && indicator !== null)
    return removePlanIndicator(app, session, year, indicator, { reason: form.text('reason') });
  if (action === 'behall' && indicator !== null) return keepPlanIndicator(app, session, year, indicator);
  return Promise.resolve(refuse({ path: '', message: c.get('visit').words.plan.tree.unknown }));
}

export function changePlanIndicator(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    if (address === null) return answerMissing(c);
    const form = await readForm(c);
    const done = await act(c, app, address, form);
    if (done.ok) return c.redirect(`${planNodeUrl(address.year, address.key)}#indikatorer`, 303);
    const saving = form.text(actionField) === 'spara';
    const entered = saving ? enteredInput(form) : null;
    return answerIndicator(c, app, address, { issues: done.issues, entered, reason: form.text('reason') });
  };
}
