/** The workbook's cell styles and their numbers in `xl/styles.xml`. */
import type { TableColumn } from '../../domain/sheet.ts';

/** Styles by their place in `cellXfs`. */
export const style = { plain: 0, header: 1, numberHeader: 2, text: 3, guarded: 4, date: 5, dateTime: 6 } as const;

const mostDecimals = 10;
const firstNumber = 7;

/** Each count of decimals has two styles: with and without the space between thousands. */
export function numberStyle(column: Pick<TableColumn, 'decimals' | 'grouped'>): number {
  const decimals = Math.min(Math.max(column.decimals ?? 0, 0), mostDecimals);
  return firstNumber + decimals * 2 + (column.grouped === false ? 1 : 0);
}

/** Number formats take their own numbers from 164 (ECMA-376 part 1, 18.8.30). */
const dateFormat = 164;
const dateTimeFormat = 165;
const firstFormat = 166;

function formats(): { id: number; code: string }[] {
  const numbers = Array.from({ length: (mostDecimals + 1) * 2 }, (_, index) => {
    const decimals = Math.floor(index / 2);
    const fraction = decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
    return { id: firstFormat + index, code: (index % 2 === 0 ? '#,##0' : '0') + fraction };
  });
  return [
    { id: dateFormat, code: 'yyyy\\-mm\\-dd' },
    { id: dateTimeFormat, code: 'yyyy\\-mm\\-dd\\ hh:mm:ss' },
    ...numbers,
  ];
}

/** `xl/styles.xml`. Texts wrap and stand at the top of their cell; the header is bold. */
export function stylesXml(): string {
  const all = formats();
  const numbers = all.filter(({ id }) => id >= firstFormat);
  const right = '<alignment horizontal="right" vertical="top" indent="1"/>';
  const xf = (format: number, inner: string, more = '') =>
    `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"${more}>${inner}</xf>`;
  const header = (inner: string) =>
    `<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">${inner}</xf>`;
  const cells = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    header('<alignment vertical="top" wrapText="1"/>'),
    header('<alignment horizontal="right" vertical="top" wrapText="1" indent="1"/>'),
    xf(0, '<alignment vertical="top" wrapText="1"/>'),
    xf(0, '<alignment vertical="top" wrapText="1"/>', ' quotePrefix="1"'),
    xf(dateFormat, '<alignment horizontal="left" vertical="top"/>'),
    xf(dateTimeFormat, '<alignment horizontal="left" vertical="top"/>'),
    ...numbers.map(({ id }) => xf(id, right)),
  ];
  const font = '<sz val="11"/><name val="Calibri"/><family val="2"/>';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="${all.length}">${all
    .map(({ id, code }) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`)
    .join(
      '',
    )}</numFmts><fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join(
    '',
  )}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/></styleSheet>`;
}
