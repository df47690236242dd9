/** /plan/:year/post/…/ta-bort: all that hangs on a node, and the form that marks it for removal. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { markPlanRemoval } from '../../../app/plan-edit.ts';
import { readRemoval } from '../../../app/plan-node.ts';
import type { Issue } from '../../../domain/result.ts';
import { type PlanNodeAddress, readNodeAddress } from '../../address.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { planNodeUrl, planUrl, routes } from '../../routes.ts';
import { treeAnchor } from '../../ui/tree.tsx';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { reportedTable } from '../plan-node/tables.ts';
import { RemovalPage } from './page.tsx';

type State = { readonly issues: readonly Issue[]; readonly reason: string };

async function answerRemoval(c: WebContext, app: App, { year, key }: PlanNodeAddress, state: State): Promise<Response> {
  const view = await readRemoval(app, sessionOf(c), year, key);
  if (!view.ok) return answerRefusal(c, view.issues);
  const { words } = c.get('visit');
  const reported = showTable(c, reportedTable(words, { reported: view.value.reported, year }));
  const file = await answerExport(c, [reported]);
  if (file !== null) return file;
  const failed = state.issues.length > 0;
  return answerPage(
    c,
    {
      title: words.plan.removal.title(view.value.node.title),
      crumbs: [
        { text: words.plan.list.title, href: routes.plans.href({}) },
        { text: view.value.stored.title, href: planUrl(year) },
        { text: view.value.node.title, href: planNodeUrl(year, key) },
      ],
      failed,
      children: <RemovalPage view={view.value} reported={reported} state={state} />,
    },
    failed ? 422 : 200,
  );
}

export function showRemoval(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readNodeAddress(c);
    return address === null ? answerMissing(c) : answerRemoval(c, app, address, { issues: [], reason: '' });
  };
}

export function saveRemoval(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readNodeAddress(c);
    if (address === null) return answerMissing(c);
    const { year, key } = address;
    const reason = (await readForm(c)).text('reason');
    const marked = await markPlanRemoval(app, sessionOf(c), year, key, { reason });
    if (!marked.ok) return answerRemoval(c, app, address, { issues: marked.issues, reason });
    const done = new URLSearchParams({ klart: 'markerad', post: key });
    return c.redirect(`${planUrl(year)}?${done}#${treeAnchor(key)}`, 303);
  };
}
