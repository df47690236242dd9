/** /samla/:body/:period/siffror: figures over the bodies; keeping a sum, and letting go of its parts. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { readSums, type SumView, sumTitle } from '../../../app/gather-figure.ts';
import { forgetSum, keepSum } from '../../../app/gather-keep.ts';
import type { ReportAddress } from '../../../app/views.ts';
import type { Issue } from '../../../domain/result.ts';
import { readAddress } from '../../address.ts';
import { answerExport, type DataCell, type DataTable, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { gatherFiguresUrl, gatherUrl, routes, treeUrl } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import type { Words } from '../../words/words.ts';
import { type FiguresDone, GatherFiguresPage } from './page.tsx';
import { columnName, hasOwnUnit } from './sum.tsx';

/** Every part and sum, one a row. */
function partTable({ tables, nameOf, body }: SumView, words: Words): DataTable {
  const { figures } = words.gathering;
  const text = (header: string) => ({ header, kind: 'text' as const });
  const figure = (value: string | null): DataCell => (value === null ? { text: null } : { text: value, value });
  return {
    id: 'delar',
    caption: figures.allParts,
    columns: [
      text(figures.title),
      text(figures.row),
      text(figures.column),
      text(figures.body),
      { header: figures.value, kind: 'number' },
      text(figures.unitColumn),
    ],
    rows: tables.flatMap((table) =>
      table.rows.flatMap((row) =>
        row.cells.flatMap((cell, index) => {
          const { parts, sum, own } = cell;
          const lead = [
            sumTitle(table),
            table.indicator ? '' : row.label,
            columnName(words, table.columns[index] ?? ''),
          ];
          const line = (who: string, value: string | null, unit: typeof table.unit): DataCell[] => [
            ...lead.map((each) => ({ text: each })),
            { text: who },
            figure(value),
            hasOwnUnit(table, cell) ? { text: null } : { text: figures.units[unit], ours: true },
          ];
          return [
            ...parts.map((part) => line(nameOf(part.body), part.figure?.value ?? null, part.unit)),
            ...(sum === null ? [] : [line(figures.sum, sum.value, sum.unit)]),
            ...(own === null ? [] : [line(`${figures.ours} (${body.code})`, own.value, own.unit)]),
          ];
        }),
      ),
    ),
  };
}

async function answerFigures(
  c: WebContext,
  app: App,
  address: ReportAddress,
  issues: readonly Issue[],
): Promise<Response> {
  const { words } = c.get('visit');
  const view = await readSums(app, sessionOf(c), address);
  if (!view.ok) return answerRefusal(c, view.issues);
  const parts = showTable(c, partTable(view.value, words));
  const file = await answerExport(c, [parts]);
  if (file !== null) return file;
  return answerPage(
    c,
    {
      title: `${words.gathering.figures.title} – ${view.value.body.name}, ${words.periodName(address.period)}`,
      crumbs: [
        { text: words.layout.work, href: routes.home.href({}) },
        { text: `${address.body}, ${words.periodName(address.period)}`, href: treeUrl(address) },
        { text: words.gathering.title, href: gatherUrl(address) },
      ],
      width: 'wide',
      failed: issues.length > 0,
      children: <GatherFiguresPage {...{ view: view.value, address, issues, parts }} done={doneIn(c)} />,
    },
    issues.length > 0 ? 422 : 200,
  );
}

function doneIn(c: WebContext): FiguresDone | null {
  const [count] = /^\d{1,4}$/u.exec(c.req.query('sparat') ?? '') ?? [];
  if (count !== undefined) return { kind: 'kept', count: Number(count) };
  return c.req.query('losskopplat') === '1' ? { kind: 'forgotten', count: 1 } : null;
}

export function showGatherFigures(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    return address === null ? answerMissing(c) : answerFigures(c, app, address, []);
  };
}

export function changeGatherFigures(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    if (address === null) return answerMissing(c);
    const form = await readForm(c);
    const input = { id: form.text('id'), seen: form.text('seen'), own: form.text('own') === 'ja' };
    if (form.text(actionField) === 'koppla-loss') {
      const done = await forgetSum(app, sessionOf(c), address, input);
      if (!done.ok) return answerFigures(c, app, address, done.issues);
      return c.redirect(`${gatherFiguresUrl(address)}?losskopplat=1`, 303);
    }
    const done = await keepSum(app, sessionOf(c), address, input);
    if (!done.ok) return answerFigures(c, app, address, done.issues);
    return c.redirect(`${gatherFiguresUrl(address)}?sparat=${done.value.figures}`, 303);
  };
}
