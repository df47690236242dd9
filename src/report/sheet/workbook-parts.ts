/** The small parts of a workbook: content types, relationships, properties, the list of worksheets, and table objects. */
import { escapeXml } from '../xml.ts';
import { cellText } from './shared-strings.ts';
import type { PlannedSheet } from './sheet-plan.ts';
import { tableArea } from './worksheet.ts';
import type { WorkbookAbout } from './xlsx.ts';
import type { Part } from './zip-file.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const pack = 'http://schemas.openxmlformats.org/package/2006';

/** Relationships rId1, rId2, … to the targets, each with its type. */
export function relationships(targets: readonly (readonly [string, string])[]): string {
  const items = targets.map(([type, target], index) => {
    const full = type === 'core-properties' ? `${pack}/relationships/metadata/core-properties` : `${office}/${type}`;
    return `<Relationship Id="rId${index + 1}" Type="${full}" Target="${target}"/>`;
  });
  return `${head}<Relationships xmlns="${pack}/relationships">${items.join('')}</Relationships>`;
}

/** The parts that depend on the number of worksheets only. */
export function fixedParts(count: number): Part[] {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const override = (path: string, type: string) => `<Override PartName="/${path}" ContentType="${type}+xml"/>`;
  const types = [
    override('xl/workbook.xml', `${sheetType}.sheet.main`),
    override('xl/styles.xml', `${sheetType}.styles`),
    override('xl/sharedStrings.xml', `${sheetType}.sharedStrings`),
    ...numbers.map((number) => override(`xl/worksheets/sheet${number}.xml`, `${sheetType}.worksheet`)),
    ...numbers.map((number) => override(`xl/tables/table${number}.xml`, `${sheetType}.table`)),
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties'),
  ];
  return [
    {
      path: '[Content_Types].xml',
      text: [
        `${head}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`,
      ],
    },
    {
      path: '_rels/.rels',
      text: [
        relationships([
          ['officeDocument', 'xl/workbook.xml'],
          ['core-properties', 'docProps/core.xml'],
        ]),
      ],
    },
    {
      path: 'xl/_rels/workbook.xml.rels',
      text: [
        relationships([
          ...numbers.map((number) => ['worksheet', `worksheets/sheet${number}.xml`] as const),
          ['styles', 'styles.xml'],
          ['sharedStrings', 'sharedStrings.xml'],
        ]),
      ],
    },
  ];
}

/** Title and language of the whole file (Dublin Core; ECMA-376 part 2, 11): what a reader of the file announces. */
export function coreProperties(about: WorkbookAbout): string {
  const created = about.created
    ? `<dcterms:created xsi:type="dcterms:W3CDTF">${escapeXml(about.created)}</dcterms:created>`
    : '';
  return `${head}<cp:coreProperties xmlns:cp="${pack}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(about.title)}</dc:title><dc:creator>${escapeXml(about.author ?? 'Uppsikt')}</dc:creator><dc:language>${escapeXml(about.language ?? 'sv-SE')}</dc:language>${created}</cp:coreProperties>`;
}

/** The list of worksheets. The header row of each is repeated on every printed page. */
export function workbookXml(sheets: readonly PlannedSheet[]): string {
  const items = sheets.map(
    ({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const titles = sheets.map(({ name }, index) => {
    const quoted = `'${name.replaceAll("'", "''")}'!$1:$1`;
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeXml(quoted)}</definedName>`;
  });
  return `${head}<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView/></bookViews><sheets>${items.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`;
}

/** A table object over header and rows, with a filter button for each column. */
export function tableXml(sheet: PlannedSheet, number: number): string {
  const area = tableArea(sheet);
  const columns = sheet.headers.map((name, index) => `<tableColumn id="${index + 1}" name="${cellText(name)}"/>`);
  return `${head}<table xmlns="${main}" id="${number}" name="Tabell${number}" displayName="Tabell${number}" ref="${area}" totalsRowShown="0"><autoFilter ref="${area}"/><tableColumns count="${columns.length}">${columns.join('')}</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`;
}
