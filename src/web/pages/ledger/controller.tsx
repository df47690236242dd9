/** /rakenskaper/:body/:year/:id: what a file of accounting would change; accepting it, or throwing it away. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { acceptSieImport, discardSieImport, readSieImport } from '../../../app/sie-import.ts';
import type { Issue } from '../../../domain/result.ts';
import { readBodyYear } from '../../address.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { ledgersUrl, ledgerUrl, routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { changeTable } from '../sheet-import-trial/tables.ts';
import { LedgerDone, LedgerPage } from './page.tsx';
import { noteTable, unbalancedTable, unmappedTable } from './tables.ts';

type Place = { readonly body: string; readonly year: number; readonly id: string };

function placeOf(c: WebContext): Place | null {
  const at = readBodyYear(c);
  return at === null ? null : { ...at, id: c.req.param('id') ?? '' };
}

async function answerLedger(c: WebContext, app: App, place: Place, issues: readonly Issue[]): Promise<Response> {
  const read = await readSieImport(app, sessionOf(c), place, place.id);
  if (!read.ok) return answerRefusal(c, read.issues);
  const { item, trial } = read.value;
  const { words } = c.get('visit');
  const crumbs = [
    { text: words.economy.place, href: routes.economies.href({}) },
    { text: words.economy.files.title(place.year), href: ledgersUrl(place.body, place.year) },
  ];
  if (trial === null) return answerPage(c, { title: item.fileName, crumbs, children: <LedgerDone item={item} /> });
  const tables = {
    changes: showTable(c, changeTable(words, trial)),
    unmapped: showTable(c, unmappedTable(words, trial)),
    unbalanced: showTable(c, unbalancedTable(words, trial)),
    notes: showTable(c, noteTable(words, trial)),
  };
  const file = await answerExport(c, Object.values(tables));
  if (file !== null) return file;
  const failed = issues.length > 0;
  const children = <LedgerPage {...{ place, item, trial, tables, issues }} />;
  return answerPage(
    c,
    { title: `${words.economy.trial.title}: ${item.fileName}`, crumbs, width: 'wide', failed, children },
    failed ? 422 : 200,
  );
}

export function showLedger(app: App): Handler<WebEnv> {
  return (c) => {
    const place = placeOf(c);
    return place === null ? answerMissing(c) : answerLedger(c, app, place, []);
  };
}

export function settleLedger(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = placeOf(c);
    if (place === null) return answerMissing(c);
    const { body, year, id } = place;
    const form = await readForm(c);
    if (form.text(actionField) === 'kasta') {
      const gone = await discardSieImport(app, sessionOf(c), place, id);
      return gone.ok ? c.redirect(ledgersUrl(body, year), 303) : answerLedger(c, app, place, gone.issues);
    }
    const done = await acceptSieImport(app, sessionOf(c), place, id, form.text('seen'));
    return done.ok ? c.redirect(ledgerUrl(body, year, id), 303) : answerLedger(c, app, place, done.issues);
  };
}
