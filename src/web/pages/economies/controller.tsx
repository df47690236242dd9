/** /ekonomi: the bodies and periods that have an economy and staff to look at. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { may } from '../../../app/policy.ts';
import { listReports } from '../../../app/read-reports.ts';
import type { ReportListItem } from '../../../app/views.ts';
import { answerExport, type ShownTable, showTable, type DataTable as Table } from '../../data-table.ts';
import { answerPage } from '../../page.tsx';
import { addressOf, economyUrl, routes, staffUrl } from '../../routes.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { sessionOf, useWords, type WebEnv } from '../../visit.ts';
import type { Words } from '../../words/words.ts';

function listTable({ economy: words, periodName }: Words, reports: readonly ReportListItem[]): Table {
  const text = (header: string) => ({ header, kind: 'text' }) as const;
  return {
    id: 'namnder',
    caption: words.list,
    columns: [words.body, words.period, words.title, words.staff, words.state].map(text),
    rows: reports.map((report) => {
      const address = addressOf(report);
      return [
        { text: report.body.name },
        { text: periodName(report.period), ours: true },
        { text: words.title, href: economyUrl(address), ours: true },
        { text: words.staff, href: staffUrl(address), ours: true },
        { text: report.decided ? words.decided : words.open, ours: true },
      ];
    }),
  };
}

export function showEconomies(app: App): Handler<WebEnv> {
  return async (c) => {
    const session = sessionOf(c);
    const { words } = c.get('visit');
    const table = showTable(c, listTable(words, await listReports(app, session)));
    const file = await answerExport(c, [table]);
    if (file !== null) return file;
    const page = <EconomiesPage table={table} mayEdit={may(session, 'economy', null)} />;
    return answerPage(c, { title: words.economy.place, width: 'wide', children: page });
  };
}

function EconomiesPage({ table, mayEdit }: { table: ShownTable; mayEdit: boolean }) {
  const { economy: words, keyFigures } = useWords();
  return (
    <>
      <h1>{words.place}</h1>
      <p className="lede">{words.homeText}</p>
      <nav className="sheet-links" aria-label={words.place}>
        <ul>
          <li>
            <a href={routes.keyFigures.href({})}>{keyFigures.title}</a>
          </li>
          {mayEdit ? (
            <li>
              <a href={routes.accountPlan.href({})}>{words.accountPlan}</a>
            </li>
          ) : null}
        </ul>
      </nav>
      {table.total === 0 ? (
        <div className="empty">
          <h2>{words.emptyTitle}</h2>
          <p>{words.empty}</p>
        </div>
      ) : (
        <DataTable table={table} empty="" />
      )}
    </>
  );
}
