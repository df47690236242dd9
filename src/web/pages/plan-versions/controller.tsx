/** /plan/:year/versioner: the plan's versions, and what differs between two of them (`?fran=1&till=2`, 0 is the plan as it stands). */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { readPlanVersions } from '../../../app/plan-versions.ts';
import { readYear } from '../../address.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { planUrl, routes } from '../../routes.ts';
import { sessionOf, type WebEnv } from '../../visit.ts';
import { PlanVersionsPage } from './page.tsx';
import { planVersionTable } from './table.ts';

const number = (text: string | undefined) =>
  text === undefined || !/^\d{1,6}$/u.test(text) ? undefined : Number(text);

export function showPlanVersions(app: App): Handler<WebEnv> {
  return async (c) => {
    const year = readYear(c);
    if (year === null) return answerMissing(c);
    const [from, to] = [number(c.req.query('fran')), number(c.req.query('till'))];
    const wanted = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    const view = await readPlanVersions(app, sessionOf(c), year, wanted);
    if (!view.ok) return answerRefusal(c, view.issues);
    const { words } = c.get('visit');
    const table = showTable(c, planVersionTable(view.value, words));
    const file = await answerExport(c, [table]);
    if (file !== null) return file;
    return answerPage(c, {
      title: `${words.plan.tree.versions} – ${view.value.stored.title}`,
      crumbs: [
        { text: words.plan.list.title, href: routes.plans.href({}) },
        { text: view.value.stored.title, href: planUrl(year) },
      ],
      children: <PlanVersionsPage view={view.value} table={table} />,
    });
  };
}
