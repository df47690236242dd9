/**
 * Asks Kolada's API (version 3, public, no key): page by page, at most 25 ids in an address. A next page must stay on the
 * same host.
 */
import type { KeyFigureFile } from '../domain/key-figure.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { readKolada } from '../intake/kolada/read-kolada.ts';
import { askStatistics, type StatisticsAccess } from './statistics-request.ts';

export const koladaAccess = (): StatisticsAccess => ({
  base: process.env.UPPSIKT_KOLADA_URL ?? 'https://api.kolada.se/v3',
  wait: 500,
  timeout: 15_000,
});

const mostIds = 25;
const mostPages = 200;

const silent = { path: '', message: 'Kolada svarar inte just nu. Försök igen om en stund, eller läs in en fil.' };

/** The address of a next page, where it is one of the same API. */
function nextUrl(next: string, base: URL): URL | null {
  const url = URL.canParse(next, base) ? new URL(next, base) : null;
  const inside = url?.origin === base.origin && url.pathname.startsWith(base.pathname) && url.username === '';
  return inside ? url : null;
}

async function askAll(path: string, access: StatisticsAccess): Promise<Result<KeyFigureFile>> {
  const base = new URL(access.base);
  let url: URL | null = new URL(`${access.base}/${path}`);
  const pages: KeyFigureFile[] = [];
  while (url !== null) {
    if (pages.length >= mostPages)
      return refuse({ path: '', message: 'Kolada ger fler sidor än väntat. Avgränsa frågan och försök igen.' });
    const json = await askStatistics(url, access);
    if (json === null) return refuse(silent);
    const page = readKolada(json, 'Kolada');
    if (!page.ok) return page;
    pages.push(page.value.file);
    if (page.value.next === null || page.value.next === '') break;
    url = nextUrl(page.value.next, base);
    if (url === null)
      return refuse({ path: '', message: 'Kolada hänvisar till en annan server, vilket Uppsikt inte följer.' });
  }
  const values = pages.flatMap((page) => page.values).map((value, at) => ({ ...value, row: at + 1 }));
  return succeed({
    figures: pages.flatMap(({ figures }) => figures),
    places: pages.flatMap(({ places }) => places),
    values,
  });
}

/** All values of a key figure for municipalities, in as many questions as the limit of ids asks for. */
export async function askKoladaData(
  figure: string,
  places: readonly string[],
  access: StatisticsAccess,
): Promise<Result<KeyFigureFile>> {
  const values: KeyFigureFile['values'][number][] = [];
  for (let at = 0; at < places.length; at += mostIds) {
    const ids = places
      .slice(at, at + mostIds)
      .map(encodeURIComponent)
      .join(',');
    const answer = await askAll(`data/kpi/${encodeURIComponent(figure)}/municipality/${ids}`, access);
    if (!answer.ok) return answer;
    values.push(...answer.value.values);
  }
  return succeed({ figures: [], places: [], values: values.map((value, at) => ({ ...value, row: at + 1 })) });
}

/** Every key figure and every municipality that there is. */
export async function askKoladaCatalogue(access: StatisticsAccess): Promise<Result<KeyFigureFile>> {
  const figures = await askAll('kpi', access);
  if (!figures.ok) return figures;
  const places = await askAll('municipality', access);
  if (!places.ok) return places;
  return succeed({ figures: figures.value.figures, places: places.value.places, values: [] });
}
