/** Key figures to read: searching what there is, and one compared between municipalities as a table and a chart. */
import { formatFigure } from '../domain/figure.ts';
import { type KeyFigure, type KeyFigureSource, type Place, sourceName } from '../domain/key-figure.ts';
import type { ChartBlock } from '../domain/report.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { roundDecimal } from '../domain/sheet-number.ts';
import { renderChart } from '../report/chart.ts';
import { inTenant } from '../store/database.ts';
import {
  countKeyFigures,
  findKeyFigure,
  listPlaces,
  loadKeyFigureValues,
  type StoredKeyFigureValue,
  searchKeyFigures,
} from '../store/key-figure.ts';
import type { App } from './app.ts';
import { type Comparison, loadComparison } from './key-figure-settings.ts';
import { may } from './policy.ts';
import { isScbTable } from './scb-client.ts';
import type { Session } from './session.ts';

const noRole = { path: '', message: 'Du har ingen roll i den här kommunen.' };
const mostShown = 100;

export type KeyFigureList = {
  readonly figures: readonly (KeyFigure & { readonly hasValues: boolean })[];
  /** How many there are to search among. */
  readonly total: number;
  readonly own: Place | null;
  readonly others: readonly Place[];
  readonly mayFetch: boolean;
};

const named = (places: readonly Place[], code: string): Place =>
  places.find((place) => place.code === code) ?? { code, title: code };

export async function listKeyFigures(app: App, session: Session, query: string): Promise<Result<KeyFigureList>> {
  if (!may(session, 'read', null)) return refuse(noRole);
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const words = query
      .split(/\s+/u)
      .filter((word) => word !== '')
      .slice(0, 10);
    const places = await listPlaces(tx);
    const { own, others } = await loadComparison(tx);
    return succeed({
      figures: await searchKeyFigures(tx, words, mostShown),
      total: await countKeyFigures(tx),
      own: own === null ? null : named(places, own),
      others: others.map((code) => named(places, code)),
      mayFetch: may(session, 'economy', null),
    });
  });
}

export type KeyFigureView = {
  readonly figure: KeyFigure;
  /** "Kolada (RKA)". */
  readonly sourceName: string;
  readonly years: readonly number[];
  /** The municipality itself first; cells by year, for both sexes together. */
  readonly rows: readonly {
    readonly place: Place;
    readonly own: boolean;
    readonly cells: readonly (string | null)[];
  }[];
  readonly values: readonly StoredKeyFigureValue[];
  /** That cells are shown with: none of whole numbers, else one. */
  readonly decimals: 0 | 1;
  /** Null where there is nothing to draw. */
  readonly svg: string | null;
  readonly mayFetch: boolean;
  /** The table of SCB that it can be fetched from again; null for another source, or a table that is none of SCB's. */
  readonly scbTable: string | null;
};

/** Places that are drawn: more lines than that are not told apart. */
const mostLines = 6;
const yearsShown = 10;

function rowsOf(values: readonly StoredKeyFigureValue[], places: readonly Place[], { own, others }: Comparison) {
  const years = [...new Set(values.map(({ year }) => year))].toSorted((a, b) => a - b).slice(-yearsShown);
  const codes = [...new Set(values.map(({ place }) => place))];
  const order = [...(own === null ? [] : [own]), ...others];
  const sorted = [...order.filter((code) => codes.includes(code)), ...codes.filter((code) => !order.includes(code))];
  const cell = (code: string, year: number) =>
    values.find((value) => value.place === code && value.year === year && value.sex === 'all')?.value ?? null;
  const rows = sorted.map((code) => ({
    place: named(places, code),
    own: code === own,
    cells: years.map((year) => cell(code, year)),
  }));
  return { years, rows };
}

/** Years that are drawn: the figures of more run into each other. */
const yearsDrawn = 6;

function chartOf(
  figure: KeyFigure,
  all: { readonly years: readonly number[]; readonly rows: KeyFigureView['rows'] },
  decimals: number,
): ChartBlock | null {
  const years = all.years.slice(-yearsDrawn);
  const drawn = all.rows.slice(0, mostLines).map((row) => ({ ...row, cells: row.cells.slice(-yearsDrawn) }));
  if (years.length < 2 || drawn.length === 0) return null;
  const said = drawn.map(({ place, cells }) => {
    const last = cells.findLast((each) => each !== null) ?? null;
    return `${place.title} ${last === null ? '–' : formatFigure({ value: roundDecimal(last, decimals), decimals })}`;
  });
  return {
    ...{
      type: 'chart',
      id: `nyckeltal-${figure.id.replaceAll(/[^\w-]/gu, '-')}`,
      kind: 'line',
      title: figure.title,
      unit: '',
      decimals,
    },
    alt: `${figure.title}, senaste värdet: ${said.join(', ')}.`,
    categories: years.map(String),
    series: drawn.map(({ place, cells }) => ({
      name: place.title,
      values: cells.map((each) => (each === null ? null : Number(each))),
      colors: [],
    })),
    table: null,
  };
}

export async function readKeyFigure(
  app: App,
  session: Session,
  source: KeyFigureSource,
  id: string,
): Promise<Result<KeyFigureView>> {
  if (!may(session, 'read', null)) return refuse(noRole);
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<KeyFigureView>> => {
    const values = (await loadKeyFigureValues(tx, [id])).filter((value) => value.source === source);
    const known = await findKeyFigure(tx, source, id);
    if (known === null && values.length === 0)
      return refuse({ path: 'figure', message: `Nyckeltalet ${id} finns inte. Sök bland dem som finns.` });
    const figure = known ?? { source, id, title: id, description: '' };
    const [table = ''] = source === 'scb' ? id.split(':') : [];
    const { years, rows } = rowsOf(values, await listPlaces(tx), await loadComparison(tx));
    const decimals = rows.some(({ cells }) => cells.some((cell) => /\.\d*[1-9]/u.test(cell ?? ''))) ? 1 : 0;
    const chart = chartOf(figure, { years, rows }, decimals);
    return succeed({
      ...{ figure, sourceName: sourceName(source), years, rows, values, decimals },
      svg: chart && renderChart(chart),
      mayFetch: may(session, 'economy', null),
      scbTable: isScbTable(table) ? table : null,
    });
  });
}
