/** /arshjul/:year: the year's dates as a wheel and as a list. */
import type { Handler } from 'hono';
import { readWheel } from '../../../app/annual-wheel.ts';
import type { App } from '../../../app/app.ts';
import { answerExport, type DataTable, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { sessionOf, type WebEnv } from '../../visit.ts';
import { WheelPage } from './page.tsx';

export function showWheel(app: App): Handler<WebEnv> {
  return async (c) => {
    const { words } = c.get('visit');
    const year = /^(?:19|20|21)\d{2}$/u.exec(c.req.param('year') ?? '')?.[0];
    if (year === undefined) return answerMissing(c);
    const wheel = await readWheel(app, sessionOf(c), Number(year));
    if (!wheel.ok) return answerRefusal(c, wheel.issues);
    const { overview } = words;
    const list: DataTable = {
      id: 'arshjul',
      caption: overview.wheelList,
      columns: [
        { header: overview.day, kind: 'date' },
        { header: overview.event, kind: 'text' },
        { header: overview.period, kind: 'text' },
      ],
      rows: wheel.value.events.map((event) => [
        { text: event.date },
        { text: overview.steps[event.step], ours: true },
        { text: words.periodName(event.period), ours: true },
      ]),
    };
    const table = showTable(c, list);
    return (
      (await answerExport(c, [table])) ??
      answerPage(c, {
        title: `${overview.wheel} ${year}`,
        children: <WheelPage wheel={wheel.value} table={table} />,
      })
    );
  };
}
