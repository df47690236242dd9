/** /iakttagelser/:body: audit reports, incidents and self-assessments of a body. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { readFindings } from '../../../app/findings.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerRefusal } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebEnv } from '../../visit.ts';
import { FindingsPage } from './page.tsx';
import { incidentTable, reportTable, surveyTable } from './tables.ts';

export function showFindings(app: App): Handler<WebEnv> {
  return async (c) => {
    const { words } = c.get('visit');
    const view = await readFindings(app, sessionOf(c), c.req.param('body') ?? '');
    if (!view.ok) return answerRefusal(c, view.issues);
    const tables = {
      reports: showTable(c, reportTable(view.value, words)),
      incidents: showTable(c, incidentTable(view.value, words)),
      surveys: showTable(c, surveyTable(view.value, words)),
    };
    const file = await answerExport(c, Object.values(tables));
    if (file !== null) return file;
    return answerPage(c, {
      title: `${words.findings.title} ${view.value.body.name}`,
      crumbs: [{ text: words.supervision.place, href: routes.controlOverviews.href({}) }],
      width: 'wide',
      children: <FindingsPage view={view.value} tables={tables} />,
    });
  };
}
