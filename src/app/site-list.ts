/** A list of websites as people keep it: a sheet with address, name and responsible body, read into the register's form. */
import { matchHeader } from '../domain/header-match.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import type { SheetRow } from '../domain/sheet.ts';
import { Website, websiteAddress } from '../domain/website.ts';
import { readSheet } from '../intake/sheet/read-sheet.ts';
import type { UploadedFile } from './import.ts';

const mostSites = 2_000;
const columns = [
  { key: 'address', names: ['Adress', 'Webbplats', 'Webbadress', 'URL', 'Domän', 'Sida'] },
  { key: 'name', names: ['Namn', 'Benämning', 'Titel'] },
  { key: 'body', names: ['Ansvarig nämnd', 'Ansvarig', 'Nämnd', 'Förvaltning', 'Bolag', 'Organ', 'Nämnd eller bolag'] },
  { key: 'ownHosts', names: ['Egna domäner', 'Egna värdar', 'Övriga domäner'] },
] as const;
type Key = (typeof columns)[number]['key'];

const textAt = (row: SheetRow, column: number | undefined) =>
  column === undefined ? '' : (row.cells[column]?.text.trim() ?? '');

/** The column of each field by its header, or the first column as the address where no header names one. */
function columnsOf(row: SheetRow): ReadonlyMap<Key, number> | null {
  const found = new Map<Key, number>();
  for (const { key, names } of columns) {
    const at = row.cells.findIndex(({ text }, column) => {
      const taken = [...found.values()].includes(column);
      return !taken && text.trim() !== '' && names.some((label) => matchHeader(text, { name: key, label }) >= 3);
    });
    if (at >= 0) found.set(key, at);
  }
  return found.has('address') ? found : null;
}

/** What a person has written of one website, as the register holds it; `path` names the field where it is wrong. */
export function readWebsite(written: Readonly<Record<Key, string>>): Result<Website> {
  const address = websiteAddress(written.address);
  if (address === null)
    return refuse({
      path: 'address',
      message: `"${written.address}" är ingen webbadress. Skriv till exempel https://www.kommunen.se/.`,
    });
  if (written.body === '')
    return refuse({ path: 'body', message: 'Ange vilken nämnd eller vilket bolag som ansvarar för webbplatsen.' });
  const { host } = new URL(address);
  const ownHosts = written.ownHosts
    .split(/[\s,;]+/u)
    .filter((text) => text !== '')
    .map((text) => websiteAddress(text));
  if (ownHosts.includes(null))
    return refuse({ path: 'ownHosts', message: 'Skriv egna domäner som media.kommunen.se, åtskilda av komma.' });
  const site = Website.safeParse({
    ...{ host, address, body: written.body, name: (written.name || host).slice(0, 200) },
    ownHosts: [...new Set(ownHosts.map((text) => new URL(text ?? '').hostname))],
  });
  return site.success
    ? succeed(site.data)
    : refuse({ path: 'address', message: `"${written.address}" har ett värdnamn som inte går att använda.` });
}

/** Reads a list. Refused as a whole, line by line, where anything of it is wrong. A file of addresses alone is one too. */
export async function readSiteList(file: UploadedFile, body: string | null = null): Promise<Result<Website[]>> {
  const sheet = await readSheet(file.bytes, file.name, { maxRows: mostSites + 1 });
  if (!sheet.ok) return sheet;
  const [first, ...below] = sheet.value.rows;
  const headed = first ? columnsOf(first) : null;
  const at = headed ?? new Map<Key, number>([['address', 0]]);
  const rows = headed ? below : sheet.value.rows;
  const issues: Issue[] = [];
  const sites = new Map<string, Website>();
  for (const row of rows) {
    const written = {
      address: textAt(row, at.get('address')),
      name: textAt(row, at.get('name')),
      body: textAt(row, at.get('body')) || (body ?? ''),
      ownHosts: textAt(row, at.get('ownHosts')),
    };
    if (written.address === '') continue;
    const read = readWebsite(written);
    if (!read.ok) issues.push(...read.issues.map(({ message }) => ({ path: `rad ${row.line}`, message })));
    else if (sites.has(read.value.host))
      issues.push({ path: `rad ${row.line}`, message: `${read.value.host} står två gånger i listan.` });
    else sites.set(read.value.host, read.value);
  }
  if (issues.length > 0) return refuse(...issues.slice(0, 30));
  if (sites.size === 0)
    return refuse({ path: file.name, message: 'Filen har inga webbplatser. Skriv en adress på varje rad.' });
  return succeed([...sites.values()]);
}
