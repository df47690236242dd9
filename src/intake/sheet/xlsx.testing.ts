/** Builds small XLSX packages part by part, whole or hostile, for the tests of reading. */
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Result } from '../../domain/result.ts';
import type { Sheet } from '../../domain/sheet.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationship = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
const relationships = (items: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items}</Relationships>`;

export type TestSheet = { name: string; rows: string; after?: string; state?: string };

/** A worksheet's part around its rows. */
export const worksheet = (rows: string, after = ''): string =>
  `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`;

/** The parts of a workbook. `formats` are number format codes, which cells refer to as style 1, 2, …; `parts` replace or add to the others. */
export function workbookParts(
  sheets: readonly TestSheet[],
  options: {
    texts?: readonly string[];
    formats?: readonly string[];
    settings?: string;
    parts?: Record<string, string>;
  } = {},
): Record<string, string> {
  const formats = (options.formats ?? []).map(
    (code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code}"/>`,
  );
  const xfs = (options.formats ?? []).map((_, index) => `<xf numFmtId="${200 + index}"/>`);
  const items = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index}"${state ? ` state="${state}"` : ''}/>`,
  );
  return {
    '_rels/.rels': relationships(relationship('r', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}">${options.settings ?? ''}<sheets>${items.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(
      sheets.map((_, index) => relationship(`s${index}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('') +
        relationship('t', 'sharedStrings', 'sharedStrings.xml') +
        relationship('f', 'styles', '/xl/styles.xml'),
    ),
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${(options.texts ?? []).map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts>${formats.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${xfs.join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ rows, after }, index) => [`xl/worksheets/sheet${index + 1}.xml`, worksheet(rows, after)]),
    ),
    ...options.parts,
  };
}

export function pack(parts: Record<string, string | Uint8Array>): Uint8Array {
  const files: Zippable = {};
  for (const [path, part] of Object.entries(parts)) files[path] = typeof part === 'string' ? strToU8(part) : part;
  return zipSync(files);
}

/** A workbook of one worksheet. */
export const workbook = (
  rows: string,
  options: Parameters<typeof workbookParts>[1] & { after?: string } = {},
): Uint8Array => pack(workbookParts([{ name: 'Blad1', rows, after: options.after ?? '' }], options));

/** What a reading says: the message of its refusal, or nothing. */
export const refusal = (result: Result<unknown>): string =>
  result.ok ? '' : result.issues.map(({ message }) => message).join('\n');

/** The cells of a sheet as "line: kind text=value", without their kind where they are texts as shown. */
export function cellsOf(result: Result<Sheet>): string[] {
  if (!result.ok) throw new Error(refusal(result));
  return result.value.rows.map(({ line, cells }) => {
    const shown = cells.map(({ kind, text, value }) => {
      if (kind === 'empty') return '';
      return kind === 'text' && text === value ? text : `${kind} ${text}=${value}`;
    });
    return `${line}: ${shown.join(' | ')}`;
  });
}
