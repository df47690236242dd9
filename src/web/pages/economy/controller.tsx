/** /ekonomi/:body/:period: a body's economy; explaining its variance. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { readEconomy } from '../../../app/economy.ts';
import { explainVariance } from '../../../app/explanation.ts';
import type { ReportAddress } from '../../../app/views.ts';
import type { FigureTable } from '../../../domain/figure-table.ts';
import type { Issue } from '../../../domain/result.ts';
import { readAddress } from '../../address.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { economyUrl, routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { EconomyPage, type ShownFigures, type WrittenPart } from './page.tsx';
import { figureTable, valueTable } from './tables.ts';

async function answerEconomy(
  c: WebContext,
  app: App,
  address: ReportAddress,
  { issues, written }: { issues: readonly Issue[]; written: readonly WrittenPart[] | null },
): Promise<Response> {
  const read = await readEconomy(app, sessionOf(c), address);
  if (!read.ok) return answerRefusal(c, read.issues);
  const view = read.value;
  const { words } = c.get('visit');
  const show = (table: FigureTable): ShownFigures => ({ table, shown: showTable(c, figureTable(table)) });
  const tables = view.tables.map(show);
  const variance = view.variance === null ? null : show(view.variance);
  const values = showTable(c, valueTable(words, view));
  const file = await answerExport(c, [
    ...tables.map(({ shown }) => shown),
    ...(variance === null ? [] : [variance.shown]),
    values,
  ]);
  if (file !== null) return file;
  const failed = issues.length > 0;
  const saved = c.req.query('sparat') === '1';
  return answerPage(
    c,
    {
      title: `${words.economy.title}: ${view.bodyName}, ${words.periodName(address.period)}`,
      crumbs: [{ text: words.economy.place, href: routes.economies.href({}) }],
      width: 'wide',
      failed,
      children: <EconomyPage {...{ view, address, tables, variance, values, issues, written, saved }} />,
    },
    failed ? 422 : 200,
  );
}

export function showEconomy(app: App): Handler<WebEnv> {
  return (c) => {
    const address = readAddress(c);
    return address === null ? answerMissing(c) : answerEconomy(c, app, address, { issues: [], written: null });
  };
}

/** The lines of the form, as many as it has. */
function partsIn(form: Form): WrittenPart[] {
  const lines = form.entries.filter(([name]) => /^text-\d+$/u.test(name)).length;
  return Array.from({ length: lines }, (_, at) => ({
    text: form.text(`text-${at}`),
    amount: form.text(`amount-${at}`),
  }));
}

export function saveExplanation(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    if (address === null) return answerMissing(c);
    const written = partsIn(await readForm(c));
    const saved = await explainVariance(app, sessionOf(c), address, { parts: written });
    if (saved.ok) return c.redirect(`${economyUrl(address)}?sparat=1`, 303);
    return answerEconomy(c, app, address, { issues: saved.issues, written });
  };
}
