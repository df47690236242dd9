/** /nyckeltal/:source/:id: a key figure compared between municipalities; fetching it, and taking it into an indicator. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { type KeyFigureView, readKeyFigure } from '../../../app/key-figure.ts';
import {
  type CopyChoice,
  type CopyTarget,
  type CopyTrial,
  copyKeyFigure,
  listCopyChoices,
  tryKeyFigureCopy,
} from '../../../app/key-figure-copy.ts';
import { fetchKeyFigure } from '../../../app/key-figure-import.ts';
import { formatFigure } from '../../../domain/figure.ts';
import { type KeyFigureSource, KeyFigureSource as Source } from '../../../domain/key-figure.ts';
import { parsePeriod, periodCode } from '../../../domain/period.ts';
import type { Issue } from '../../../domain/result.ts';
import { roundDecimal } from '../../../domain/sheet-number.ts';
import { answerExport, type DataCell, type DataTable, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import type { Words } from '../../words/words.ts';
import { KeyFigurePage } from './page.tsx';

/** As shown here; files have every decimal. */
function number(value: string | null, decimals: number, strong: boolean): DataCell {
  if (value === null) return { text: null };
  return { text: formatFigure({ value: roundDecimal(value, decimals), decimals }), value, strong };
}

function compareTable({ keyFigures: words }: Words, { figure, years, rows, decimals }: KeyFigureView): DataTable {
  return {
    id: 'jamforelse',
    caption: figure.title,
    columns: [
      { header: words.municipality, kind: 'text' },
      ...years.map((year) => ({ header: String(year), kind: 'number', decimals }) as const),
    ],
    rows: rows.map(({ place, own, cells }) => [
      { text: place.title, strong: own },
      ...cells.map((value) => number(value, decimals, own)),
    ]),
  };
}

function originTable({ keyFigures: words, who: named }: Words, { values, rows }: KeyFigureView): DataTable {
  const text = (header: string) => ({ header, kind: 'text' }) as const;
  const count = (header: string) => ({ header, kind: 'number', grouped: false }) as const;
  const { origin } = words;
  const nameOf = (code: string) => rows.find(({ place }) => place.code === code)?.place.title ?? code;
  return {
    id: 'kallor',
    caption: words.origins,
    columns: [
      text(words.municipality),
      count(origin.year),
      text(words.sex),
      { header: origin.value, kind: 'number' },
      text(origin.file),
      text(origin.when),
      text(origin.who),
      count(origin.revision),
    ],
    rows: values.map((each) => [
      { text: nameOf(each.place) },
      { text: String(each.year), value: String(each.year) },
      { text: words.sexes[each.sex], ours: true },
      each.value === null ? { text: null } : { text: each.value.replace('.', ','), value: each.value },
      { text: each.file },
      { text: dayTime(each.updatedAt.toISOString()) },
      { text: each.updatedBy === null ? null : named(each.updatedBy), ours: true },
      { text: String(each.revision), value: String(each.revision) },
    ]),
  };
}

/** "Antal invånare (KS, Helår 2025)". */
const labelOf = ({ periodName }: Words, { target, title }: CopyChoice) =>
  `${title} (${target.body}, ${periodName(target.period)})`;

/** What would change in the indicator that is chosen. */
function changeTable(all: Words, trial: CopyTrial | null): DataTable {
  const { keyFigures: words } = all;
  const number = (header: string) => ({ header, kind: 'number' }) as const;
  return {
    id: 'andringar',
    caption: words.copyTitle(trial === null ? '' : labelOf(all, trial)),
    columns: [{ header: words.what, kind: 'text' }, number(words.before), number(words.after)],
    rows: (trial?.changes ?? []).map(({ year, sex, before, after }) => [
      { text: words.outcome(year, sex === 'all' ? '' : words.sexes[sex]), ours: true },
      { text: before },
      { text: after },
    ]),
  };
}

/** "KS/2025-year/indicator/x": as the form sends it. */
export const targetCode = ({ body, period, indicator }: CopyTarget): string =>
  `${encodeURIComponent(body)}/${periodCode(period)}/${indicator}`;

function readTarget(code: string): CopyTarget | null {
  const [, body = '', period = '', indicator = ''] = /^([^/]+)\/([^/]+)\/(.+)$/u.exec(code) ?? [];
  const read = parsePeriod(period);
  try {
    return read === null || indicator === '' ? null : { body: decodeURIComponent(body), period: read, indicator };
  } catch {
    return null;
  }
}

type Place = { readonly source: KeyFigureSource; readonly id: string };

function placeOf(c: WebContext): Place | null {
  const source = Source.safeParse(c.req.param('source'));
  return source.success ? { source: source.data, id: c.req.param('id') ?? '' } : null;
}

async function answerKeyFigure(c: WebContext, app: App, place: Place, issues: readonly Issue[]): Promise<Response> {
  const session = sessionOf(c);
  const read = await readKeyFigure(app, session, place.source, place.id);
  if (!read.ok) return answerRefusal(c, read.issues);
  const view = read.value;
  const { words } = c.get('visit');
  const table = showTable(c, compareTable(words, view));
  const origins = showTable(c, originTable(words, view));
  const choices = view.values.length === 0 ? [] : await listCopyChoices(app, session);
  const chosen = c.req.query('till') ?? '';
  const target = readTarget(chosen);
  const trial = target === null ? null : await tryKeyFigureCopy(app, session, place.source, place.id, target);
  const changes = showTable(c, changeTable(words, trial?.ok ? trial.value : null));
  const file = await answerExport(c, [table, origins, changes]);
  if (file !== null) return file;
  const all = [...issues, ...(trial === null || trial.ok ? [] : trial.issues)];
  const failed = all.length > 0;
  return answerPage(
    c,
    {
      title: view.figure.title,
      crumbs: [
        { text: words.economy.place, href: routes.economies.href({}) },
        { text: words.keyFigures.title, href: routes.keyFigures.href({}) },
      ],
      width: 'wide',
      failed,
      children: (
        <KeyFigurePage
          {...{ view, table, origins, changes, issues: all, chosen }}
          choices={choices.map((choice) => ({ value: targetCode(choice.target), label: labelOf(words, choice) }))}
          trial={trial?.ok ? trial.value : null}
          copied={c.req.query('sparat') === '1'}
        />
      ),
    },
    failed ? 422 : 200,
  );
}

export function showKeyFigure(app: App): Handler<WebEnv> {
  return (c) => {
    const place = placeOf(c);
    return place === null ? answerMissing(c) : answerKeyFigure(c, app, place, []);
  };
}

export function changeKeyFigure(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = placeOf(c);
    if (place === null) return answerMissing(c);
    const session = sessionOf(c);
    const form = await readForm(c);
    if (form.text(actionField) === 'hamta') {
      const started = await fetchKeyFigure(app, session, place.id);
      if (!started.ok) return answerKeyFigure(c, app, place, started.issues);
      return c.redirect(routes.keyFigureImport.href({ id: started.value.id }), 303);
    }
    const target = readTarget(form.text('till'));
    if (target === null) return answerKeyFigure(c, app, place, []);
    const done = await copyKeyFigure(app, session, place.source, place.id, { target, seen: form.text('seen') });
    if (!done.ok) return answerKeyFigure(c, app, place, done.issues);
    return c.redirect(`${routes.keyFigure.href(place)}?sparat=1`, 303);
  };
}
