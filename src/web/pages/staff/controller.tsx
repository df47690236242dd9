/** /personal/:body/:period: a body's staff. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { readStaff, type StaffView } from '../../../app/staff.ts';
import type { FigureTable } from '../../../domain/figure-table.ts';
import { readAddress } from '../../address.ts';
import { answerExport, type DataTable, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebEnv } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import type { Words } from '../../words/words.ts';
import { figureTable } from '../economy/tables.ts';
import { StaffPage } from './page.tsx';

function originTable({ staff: words, who: named }: Words, { origins }: StaffView): DataTable {
  const text = (header: string) => ({ header, kind: 'text' }) as const;
  const { what, file, when, who, groups } = words.origins;
  return {
    id: 'kallor',
    caption: words.originsTitle,
    columns: [text(what), text(file), text(when), text(who), { header: groups, kind: 'number' }],
    rows: origins.map((origin) => [
      { text: words.measures[origin.measure], ours: true },
      { text: origin.file },
      { text: dayTime(origin.at.toISOString()) },
      { text: origin.by === null ? null : named(origin.by), ours: true },
      { text: String(origin.groups), value: String(origin.groups) },
    ]),
  };
}

export function showStaff(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    if (address === null) return answerMissing(c);
    const read = await readStaff(app, sessionOf(c), address);
    if (!read.ok) return answerRefusal(c, read.issues);
    const { words } = c.get('visit');
    const view = read.value;
    const tables = view.tables.map((table: FigureTable) => ({ table, shown: showTable(c, figureTable(table)) }));
    const origins = showTable(c, originTable(words, view));
    const file = await answerExport(c, [...tables.map(({ shown }) => shown), origins]);
    if (file !== null) return file;
    return answerPage(c, {
      title: `${words.staff.title}: ${view.bodyName}, ${words.periodName(address.period)}`,
      crumbs: [{ text: words.economy.place, href: routes.economies.href({}) }],
      width: 'wide',
      children: <StaffPage {...{ view, address, tables, origins }} />,
    });
  };
}
