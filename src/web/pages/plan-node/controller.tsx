/** /plan/:year/post/…: one node of a plan, its form, and who reports on it. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { editPlanNode } from '../../../app/plan-edit.ts';
import { readPlanNode } from '../../../app/plan-node.ts';
import { savePlanOwners } from '../../../app/plan-owner.ts';
import type { Issue } from '../../../domain/result.ts';
import { type PlanNodeAddress, readNodeAddress } from '../../address.ts';
import { showWhole } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { planNodeUrl, planUrl, routes } from '../../routes.ts';
import { answerTable } from '../../table-page.tsx';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { enteredFields, ownerField, type PlanNodeFields, storedFields } from './fields.ts';
import { PlanNodePage } from './page.tsx';
import { indicatorTable, reportedTable } from './tables.ts';

type State = { readonly issues: readonly Issue[]; readonly entered: PlanNodeFields | null };

async function answerNode(c: WebContext, app: App, { year, key }: PlanNodeAddress, state: State): Promise<Response> {
  const view = await readPlanNode(app, sessionOf(c), year, key);
  if (!view.ok) return answerRefusal(c, view.issues);
  const { words } = c.get('visit');
  const { title } = view.value.node;
  const crumbs = [
    { text: words.plan.list.title, href: routes.plans.href({}) },
    { text: view.value.stored.title, href: planUrl(year) },
  ];
  const indicators = indicatorTable(words, view.value);
  const reported = reportedTable(words, { reported: view.value.reported, year });
  const here = { text: title, href: planNodeUrl(year, key) };
  const alone = await answerTable(c, [indicators, reported], { title, crumbs: [...crumbs, here] });
  if (alone !== null) return alone;
  const tables = { indicators: showWhole(indicators), reported: showWhole(reported) };
  const failed = state.issues.length > 0;
  return answerPage(
    c,
    {
      title,
      crumbs,
      width: 'wide',
      failed,
      children: (
        <PlanNodePage
          view={view.value}
          tables={tables}
          fields={state.entered ?? storedFields(view.value)}
          issues={state.issues}
          done={c.req.query('klart') ?? ''}
        />
      ),
    },
    failed ? 422 : 200,
  );
}

export function showPlanNode(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readNodeAddress(c);
    return address === null ? answerMissing(c) : answerNode(c, app, address, { issues: [], entered: null });
  };
}

export function savePlanNode(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readNodeAddress(c);
    if (address === null) return answerMissing(c);
    const form = await readForm(c);
    const entered = enteredFields(form);
    const saved = await editPlanNode(app, sessionOf(c), address.year, address.key, entered);
    if (saved.ok) return c.redirect(`${planNodeUrl(address.year, address.key)}?klart=sparad`, 303);
    // The form comes back on what stands there now, so that saving once more is a choice.
    const now = await readPlanNode(app, sessionOf(c), address.year, address.key);
    const seen = now.ok ? now.value.seen : entered.seen;
    return answerNode(c, app, address, { issues: saved.issues, entered: { ...entered, seen } });
  };
}

const ownersOf = (form: Form) =>
  Object.fromEntries(
    form.entries.flatMap(([name, value]) =>
      name.startsWith(ownerField('')) ? [[name.slice(ownerField('').length), value] as const] : [],
    ),
  );

export function savePlanNodeOwners(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readNodeAddress(c);
    if (address === null) return answerMissing(c);
    const owners = ownersOf(await readForm(c));
    const saved = await savePlanOwners(app, sessionOf(c), address.year, address.key, { owners });
    if (saved.ok) return c.redirect(`${planNodeUrl(address.year, address.key)}?klart=agare#vem`, 303);
    return answerNode(c, app, address, { issues: saved.issues, entered: null });
  };
}
