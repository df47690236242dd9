/**
 * Asks Kolada's API (version 3, public, no key): page by page, at most 25 ids in an address, again after a pause where it is
 * busy. The address is the operator's setting, never something that a user typed; a next page must stay on the same host.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { KeyFigureFile } from '../domain/key-figure.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { readKolada } from '../intake/kolada/read-kolada.ts';

/** `base`: "https://api.kolada.se/v3". `wait`: milliseconds before the first new try; doubled for each. */
export type KoladaAccess = { readonly base: string; readonly wait: number; readonly timeout: number };

export const koladaAccess = (): KoladaAccess => ({
  base: process.env.UPPSIKT_KOLADA_URL ?? 'https://api.kolada.se/v3',
  wait: 500,
  timeout: 15_000,
});

const mostIds = 25;
const mostPages = 200;
const mostBytes = 20_000_000;
const tries = 4;

const silent = { path: '', message: 'Kolada svarar inte just nu. Försök igen om en stund, eller läs in en fil.' };

async function readBody(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > mostBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The text of an answer; null where there is none after all tries. */
async function ask(url: URL, { wait, timeout }: KoladaAccess): Promise<string | null> {
  for (let at = 0; at < tries; at += 1) {
    if (at > 0) await pause(wait * 2 ** (at - 1));
    try {
      const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeout) });
      if (response.ok) return await readBody(response);
      await response.body?.cancel();
      if (response.status !== 429 && response.status < 500) return null;
    } catch {
      // No contact: tried again.
    }
  }
  return null;
}

/** The address of a next page, where it is one of the same API. */
function nextUrl(next: string, base: URL): URL | null {
  const url = URL.canParse(next, base) ? new URL(next, base) : null;
  const inside = url?.origin === base.origin && url.pathname.startsWith(base.pathname) && url.username === '';
  return inside ? url : null;
}

async function askAll(path: string, access: KoladaAccess): Promise<Result<KeyFigureFile>> {
  const base = new URL(access.base);
  let url: URL | null = new URL(`${access.base}/${path}`);
  const pages: KeyFigureFile[] = [];
  while (url !== null) {
    if (pages.length >= mostPages)
      return refuse({ path: '', message: 'Kolada ger fler sidor än väntat. Avgränsa frågan och försök igen.' });
    const json = await ask(url, access);
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
  access: KoladaAccess,
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
export async function askKoladaCatalogue(access: KoladaAccess): Promise<Result<KeyFigureFile>> {
  const figures = await askAll('kpi', access);
  if (!figures.ok) return figures;
  const places = await askAll('municipality', access);
  if (!places.ok) return places;
  return succeed({ figures: figures.value.figures, places: places.value.places, values: [] });
}
