/** /oversikt and /oversikt/:period: all bodies side by side; every table is also a file. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { latestPeriod, readOverview } from '../../../app/overview.ts';
import { parsePeriod } from '../../../domain/period.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { overviewUrl } from '../../routes.ts';
import { sessionOf, type WebEnv } from '../../visit.ts';
import { EmptyOverview, OverviewPage } from './page.tsx';
import { changeTable, countTable, lightTable, matrixTable, missedTable } from './tables.ts';

/** The latest period's overview, or the one that the form chose. */
export function findOverview(app: App): Handler<WebEnv> {
  return async (c) => {
    const { words } = c.get('visit');
    const chosen = parsePeriod(c.req.query('period') ?? '') ?? (await latestPeriod(app, sessionOf(c)));
    if (chosen !== null) return c.redirect(overviewUrl(chosen), 302);
    return answerPage(c, { title: words.overview.title, children: <EmptyOverview /> });
  };
}

export function showOverview(app: App): Handler<WebEnv> {
  return async (c) => {
    const { words } = c.get('visit');
    const period = parsePeriod(c.req.param('period') ?? '');
    if (period === null) return answerMissing(c);
    const overview = await readOverview(app, sessionOf(c), period);
    if (!overview.ok) return answerRefusal(c, overview.issues);
    const lights = lightTable(overview.value, words);
    const tables = {
      matrix: showTable(c, matrixTable(overview.value, words)),
      counts: showTable(c, countTable(overview.value, words)),
      changes: showTable(c, changeTable(overview.value, words)),
      missed: showTable(c, missedTable(overview.value, words)),
      lights: lights === null ? null : showTable(c, lights),
    };
    const file = await answerExport(
      c,
      Object.values(tables).filter((table) => table !== null),
    );
    if (file !== null) return file;
    return answerPage(c, {
      title: `${words.overview.title} ${words.periodName(period)}`,
      width: 'wide',
      children: <OverviewPage overview={overview.value} tables={tables} />,
    });
  };
}
