/**
 * Writes tables as an XLSX workbook (ECMA-376): one worksheet each, its first row a header that is bold, frozen, repeated
 * in print and part of a table object, so that screen readers announce it. No formula is ever written.
 */
import type { SheetTable } from '../../domain/sheet.ts';
import { SharedStrings } from './shared-strings.ts';
import { planSheets } from './sheet-plan.ts';
import { stylesXml } from './style.ts';
import { coreProperties, fixedParts, relationships, tableXml, workbookXml } from './workbook-parts.ts';
import { worksheetXml } from './worksheet.ts';
import { zipFile } from './zip-file.ts';

/** `created` is an ISO instant; without it the same tables give the same bytes. `language` is a BCP 47 tag. */
export type WorkbookAbout = {
  readonly title: string;
  readonly language?: string;
  readonly author?: string;
  readonly created?: string;
};

/**
 * The bytes of the workbook. Numbers of up to 15 digits are stored as numbers, longer ones as text, since spreadsheet
 * programs lose the rest. Names of worksheets are made valid and unique; a table of more than 1 048 575 rows goes on in
 * another worksheet. Throws where there is no table or one has no column.
 */
export async function writeXlsx(tables: readonly SheetTable[], about: WorkbookAbout): Promise<Uint8Array> {
  const sheets = planSheets(tables);
  const strings = new SharedStrings();
  return await zipFile([
    ...fixedParts(sheets.length),
    { path: 'docProps/core.xml', text: [coreProperties(about)] },
    { path: 'xl/workbook.xml', text: [workbookXml(sheets)] },
    { path: 'xl/styles.xml', text: [stylesXml()] },
    ...sheets.flatMap((sheet, index) => [
      { path: `xl/worksheets/sheet${index + 1}.xml`, text: worksheetXml(sheet, strings) },
      {
        path: `xl/worksheets/_rels/sheet${index + 1}.xml.rels`,
        text: [relationships([['table', `../tables/table${index + 1}.xml`]])],
      },
      { path: `xl/tables/table${index + 1}.xml`, text: [tableXml(sheet, index + 1)] },
    ]),
    { path: 'xl/sharedStrings.xml', text: strings.xml() },
  ]);
}
