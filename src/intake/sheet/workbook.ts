/** Opens an XLSX package (ECMA-376 parts 1 and 2): its worksheets by name, their parts, and how its cells are formatted. Nothing outside of the file is ever read. */
import { child, elementsOf, parseXml, type XmlElement } from '../docx-xml.ts';
import { type ZipEntry, zipDirectory } from '../zip-directory.ts';
import { limits } from './limits.ts';
import { wholePart } from './part-pieces.ts';
import { brokenFile, SheetFault } from './sheet-fault.ts';

export type WorksheetPart = { readonly name: string; readonly hidden: boolean; readonly entry: ZipEntry };

/** `dateSystem` is the year that day numbers count from. */
export type Workbook = {
  readonly worksheets: readonly WorksheetPart[];
  readonly texts: ZipEntry | null;
  readonly styles: XmlElement | null;
  readonly dateSystem: 1900 | 1904;
};

type Relationship = { readonly id: string; readonly type: string; readonly path: string };

/** Throws SheetFault where the package is damaged or is something other than an XLSX workbook. */
export async function openWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const entries = zipDirectory(bytes);
  if (!entries) throw new SheetFault(brokenFile);
  const read = async (path: string): Promise<XmlElement | null> => {
    const entry = entries.get(path.toLowerCase());
    if (!entry) return null;
    const parsed = parseXml(await wholePart(bytes, entry, limits.part));
    if (!parsed) throw new SheetFault(brokenFile);
    return parsed;
  };
  const related = async (path: string): Promise<Relationship[]> => {
    const slash = path.lastIndexOf('/') + 1;
    return relationshipsOf(await read(`${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`), path.slice(0, slash));
  };
  const start = (await related('')).find(({ type }) => type === 'officeDocument')?.path ?? '';
  refuseOther(entries, start);
  const root = await read(start);
  if (root?.name !== 's:workbook') throw new SheetFault(notSheet);
  const relationships = await related(start);
  const find = (kind: string): ZipEntry | null => {
    const path = relationships.find(({ type }) => type === kind)?.path;
    return (path === undefined ? undefined : entries.get(path.toLowerCase())) ?? null;
  };
  const stylesPath = relationships.find(({ type }) => type === 'styles')?.path;
  const worksheets = elementsOf(child(root, 's:sheets')).flatMap(({ attributes }) => {
    const part = relationships.find(({ id, type }) => id === attributes.id && type === 'worksheet');
    const entry = part && entries.get(part.path.toLowerCase());
    if (!entry) return [];
    const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
    return [{ name: attributes.name ?? '', hidden, entry }];
  });
  if (worksheets.length === 0) throw new SheetFault(brokenFile);
  const system = child(root, 's:workbookPr')?.attributes.date1904 ?? '';
  return {
    worksheets,
    texts: find('sharedStrings'),
    styles: stylesPath === undefined ? null : await read(stylesPath),
    dateSystem: /^(?:1|true|on)$/u.test(system) ? 1904 : 1900,
  };
}

export const notSheet =
  'Filen är inget kalkylark. Välj en fil i formatet .xlsx eller .csv, eller öppna filen i kalkylprogrammet och spara den som .xlsx.';

/** Names the formats that are ZIP files too, so that a person knows what to do. */
function refuseOther(entries: ReadonlyMap<string, ZipEntry>, start: string): void {
  if (start.endsWith('.bin')) {
    throw new SheetFault(
      'Filen är ett binärt kalkylark (.xlsb) och kan inte läsas. Spara den som .xlsx och försök igen.',
    );
  }
  if (entries.has('content.xml') && entries.has('mimetype')) {
    throw new SheetFault('Filer i OpenDocument-format (.ods) kan inte läsas. Spara filen som .xlsx och försök igen.');
  }
  if (start === '') throw new SheetFault(notSheet);
}

/** The relationships of a part, with paths inside the package. What points out of the file is left out. */
function relationshipsOf(root: XmlElement | null, folder: string): Relationship[] {
  return elementsOf(root ?? undefined).flatMap(({ attributes }) => {
    if (attributes.TargetMode === 'External') return [];
    const target = attributes.Target ?? '';
    const path = withoutDots(target.startsWith('/') ? target : `${folder}${target}`);
    const type = (attributes.Type ?? '').split('/').at(-1) ?? '';
    return [{ id: attributes.Id ?? '', type, path }];
  });
}

function withoutDots(path: string): string {
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') kept.pop();
    else if (part !== '.' && part !== '') kept.push(part);
  }
  return kept.join('/');
}
