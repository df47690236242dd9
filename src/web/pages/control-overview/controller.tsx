/** /uppsikt and /uppsikt/:year: the supervision over all bodies' internal control; every table is also a file. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { latestControlYear, readControlOverview } from '../../../app/control-overview.ts';
import { Plan } from '../../../domain/plan.ts';
import { readYear } from '../../address.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { controlOverviewUrl } from '../../routes.ts';
import { today } from '../../today.ts';
import { sessionOf, type WebEnv } from '../../visit.ts';
import { ControlOverviewPage } from './page.tsx';
import { bodyTable, controlTable, dueTable, resultTable } from './tables.ts';

/** The year that the form chose, or the one to show first. */
export function findControlOverview(app: App): Handler<WebEnv> {
  return async (c) => {
    const chosen = Plan.shape.year.safeParse(Number(c.req.query('ar')));
    const year = chosen.success ? chosen.data : await latestControlYear(app, sessionOf(c), today());
    return c.redirect(controlOverviewUrl(year), 302);
  };
}

export function showControlOverview(app: App): Handler<WebEnv> {
  return async (c) => {
    const year = readYear(c);
    if (year === null) return answerMissing(c);
    const view = await readControlOverview(app, sessionOf(c), year, today());
    if (!view.ok) return answerRefusal(c, view.issues);
    const { words } = c.get('visit');
    const tables = {
      bodies: showTable(c, bodyTable(view.value, words)),
      due: showTable(c, dueTable(view.value, words)),
      results: showTable(c, resultTable(view.value, words)),
      controls: showTable(c, controlTable(view.value, words)),
    };
    const file = await answerExport(c, Object.values(tables));
    if (file !== null) return file;
    return answerPage(c, {
      title: words.supervision.title(year),
      width: 'wide',
      children: (
        <ControlOverviewPage
          view={view.value}
          tables={tables}
          today={today()}
          done={c.req.query('klart') ?? ''}
          stays={c.req.query('beslutade') ?? ''}
        />
      ),
    });
  };
}
