/**
 * Asks SCB's statistical database by PxWeb's API, version 2 (public, no key): tables page by page, what a table holds, and
 * its data in as many questions as the limit of cells asks for.
 */
import { type Result, refuse, succeed } from '../domain/result.ts';
import { type PxwebDataset, readPxwebDataset } from '../intake/pxweb/pxweb-dataset.ts';
import { type PxwebTable, readPxwebLimit, readPxwebTables } from '../intake/pxweb/pxweb-tables.ts';
import type { App } from './app.ts';
import { askStatistics, type StatisticsAccess } from './statistics-request.ts';

/** The app's own, else what the environment says. */
export function scbAccess({ scb }: Pick<App, 'scb'>): StatisticsAccess {
  const base = process.env.UPPSIKT_SCB_URL ?? 'https://statistikdatabasen.scb.se/api/v2';
  return scb ?? { base, wait: 1000, timeout: 20_000 };
}

const pageSize = 100;
const mostPages = 3;
/** What SCB says that it gives, where its configuration does not answer. */
const usualLimit = 150_000;

const silent = { path: '', message: 'SCB svarar inte just nu. Försök igen om en stund, eller läs in en fil.' };
const strange = {
  path: '',
  message: 'SCB svarar något annat än väntat. Försök igen om en stund, eller läs in en fil.',
};

/** As SCB numbers its tables: "TAB638". */
export const isScbTable = (id: string): boolean => /^TAB\d{1,10}$/u.test(id);

function urlOf({ base }: StatisticsAccess, path: string, parameters: Readonly<Record<string, string>>): URL {
  return new URL(`${base}/${path}?${new URLSearchParams({ lang: 'sv', ...parameters })}`);
}

/** The tables that hold the words, at most three hundred, and how many there are. */
export async function askScbTables(
  query: string,
  access: StatisticsAccess,
): Promise<Result<{ readonly tables: readonly PxwebTable[]; readonly total: number }>> {
  const tables: PxwebTable[] = [];
  for (let page = 1; ; page += 1) {
    const asked = { query, pageSize: String(pageSize), pageNumber: String(page) };
    const json = await askStatistics(urlOf(access, 'tables', asked), access);
    if (json === null) return refuse(silent);
    const read = readPxwebTables(json);
    if (read === null) return refuse(strange);
    tables.push(...read.tables);
    if (page >= Math.min(read.pages, mostPages)) return succeed({ tables, total: read.total });
  }
}

/** What a table holds: its variables with their values. */
export async function askScbMetadata(table: string, access: StatisticsAccess): Promise<Result<PxwebDataset>> {
  const json = await askStatistics(urlOf(access, `tables/${table}/metadata`, {}), access);
  if (json === null) return refuse(silent);
  const read = readPxwebDataset(json, 'SCB');
  return read.ok ? succeed({ ...read.value, table }) : refuse(strange);
}

/** Codes by variable; what is left out is about all of its values together. */
export type ScbSelection = readonly { readonly variableCode: string; readonly valueCodes: readonly string[] }[];

/** The selection in parts of at most so many cells, divided by one variable; null where one value of it has more. */
export function dividedSelection(selection: ScbSelection, by: string, most: number): ScbSelection[] | null {
  const divided = selection.find(({ variableCode }) => variableCode === by)?.valueCodes ?? [];
  const each = selection.reduce(
    (product, { variableCode, valueCodes }) => product * (variableCode === by ? 1 : valueCodes.length),
    1,
  );
  const size = Math.floor(most / each);
  if (size < 1) return null;
  const parts: ScbSelection[] = [];
  for (let at = 0; at < divided.length; at += size)
    parts.push(
      selection.map((one) => (one.variableCode === by ? { ...one, valueCodes: divided.slice(at, at + size) } : one)),
    );
  return parts;
}

/** The data of a selection, in parts by the variable `by`. */
export async function askScbData(
  table: string,
  { selection, by }: { readonly selection: ScbSelection; readonly by: string },
  access: StatisticsAccess,
): Promise<Result<readonly PxwebDataset[]>> {
  const config = await askStatistics(urlOf(access, 'config', {}), access);
  if (config === null) return refuse(silent);
  const parts = dividedSelection(selection, by, readPxwebLimit(config) ?? usualLimit);
  if (parts === null)
    return refuse({ path: '', message: 'Urvalet är större än SCB lämnar i ett svar. Välj färre år och mått.' });
  const answers: PxwebDataset[] = [];
  for (const part of parts) {
    const url = urlOf(access, `tables/${table}/data`, { outputFormat: 'json-stat2' });
    const json = await askStatistics(url, access, JSON.stringify({ selection: part }));
    if (json === null) return refuse(silent);
    const read = readPxwebDataset(json, 'SCB');
    if (!read.ok) return refuse(strange);
    answers.push({ ...read.value, table });
  }
  return succeed(answers);
}
