/** Reading XLSX: cells, formats, worksheets. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSheet, readSheetRows } from './read-sheet.ts';
import { cellsOf, pack, refusal, workbook, workbookParts } from './xlsx.testing.ts';

const read = async (bytes: Uint8Array, sheet?: string) =>
  await readSheet(bytes, 'fil.xlsx', sheet === undefined ? {} : { sheet });
const row = (cells: string, line = 1) => `<row r="${line}">${cells}</row>`;

/** One cell of the value with the number format, as text and value. */
async function shown(code: string, value: string): Promise<string> {
  const sheet = await read(workbook(row(`<c r="A1" s="1"><v>${value}</v></c>`), { formats: [code] }));
  if (!sheet.ok) return refusal(sheet);
  const cell = sheet.value.rows[0]?.cells[0];
  return `${cell?.kind} ${cell?.text} = ${cell?.value}`.replaceAll('\u00A0', '~');
}

describe('cells of a workbook', () => {
  it('have their line and column, however sparse, and empty rows are left out', async () => {
    const rows =
      '<row r="3"><c r="B3"><v>1</v></c><c r="D3" s="0"/></row><row r="5"/><row r="9"><c><v>2</v></c><c><v>3</v></c></row><row><c r="A10"><v>4</v></c></row>';
    assert.deepEqual(cellsOf(await read(workbook(rows))), [
      '3:  | number 1=1',
      '9: number 2=2 | number 3=3',
      '10: number 4=4',
    ]);
  });

  it('are texts, shared or inline, with runs joined and escapes undone', async () => {
    const parts = workbookParts([
      {
        name: 'A',
        rows: row(
          '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>i _x005F_ </t></is></c><c r="D1" t="str"><f>A1</f><v>resultat</v></c><c r="E1" t="b"><v>1</v></c>',
        ),
      },
    ]);
    const texts =
      '<si><t>rad_x000D_\nett &amp; två</t></si><si><r><t>Kom</t></r><r><rPr><b/></rPr><t xml:space="preserve">mun </t></r><rPh><t>x</t></rPh></si>';
    const bytes = pack({
      ...parts,
      'xl/sharedStrings.xml': `<x:sst xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${texts.replaceAll(/<(\/?)(?=[a-z])/giu, '<$1x:')}</x:sst>`,
    });
    assert.deepEqual(cellsOf(await read(bytes)), ['1: rad\r\nett & två | Kommun  | i _  | resultat | SANT']);
  });

  it('take the stored result of a formula, name errors, and tell a formula without result', async () => {
    const cells =
      '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C1"><f>NOW()</f></c><c r="D1" t="str"><f>""</f><v></v></c>';
    assert.deepEqual(cellsOf(await read(workbook(row(cells)))), [
      '1: number 2=2 | error #DIV/0!=#DIV/0! | error =#UNCALCULATED',
    ]);
  });

  it('are numbers as decimal strings without the noise of a double', async () => {
    const cases: [string, string][] = [
      ['0.1', '0.1'],
      ['0.30000000000000004', '0.3'],
      ['1234567890.1199999', '1234567890.12'],
      ['-1E-3', '-0.001'],
      ['1.5E+20', '150000000000000000000'],
      ['12345678901234567', '12345678901234600'],
      ['1.10', '1.10'],
      ['-0', '0'],
      ['.5', '0.5'],
    ];
    for (const [stored, value] of cases)
      assert.equal(await shown('General', stored), `number ${value.replace('.', ',')} = ${value}`);
    assert.equal(await shown('General', '1E308'), `number 1${'0'.repeat(308)} = 1${'0'.repeat(308)}`);
    assert.equal(await shown('General', '1E309'), 'text 1E309 = 1E309');
    assert.equal(await shown('General', 'NaN'), 'text NaN = NaN');
  });

  it('show numbers as their format says', async () => {
    const cases: [string, string, string][] = [
      ['#,##0.00', '1234567.891', '1~234~567,89'],
      ['#,##0', '-0.4', '0'],
      ['0', '1234.5', '1235'],
      ['0.0%', '0.2549', '25,5~%'],
      ['# ##0', '1234', '1~234'],
      ['#,##0.00\\ &quot;kr&quot;', '1234.5', '1~234,50 kr'],
      ['#,##0\\ [$kr-41D];[Red]-#,##0\\ [$kr-41D]', '-1234', '-1~234 kr'],
      ['_-* #,##0.00_-;-* #,##0.00_-', '12.5', '12,50'],
      ['0.0#', '1.5', '1,5'],
      ['0000', '12', '0012'],
      ['000\\ 00', '63220', '632 20'],
      ['000000-0000', '2120000357', '212000-0357'],
      ['#,##0,', '1234567', '1~235'],
      ['0.00E+00', '12345', '12345'],
      ['@', '12', '12'],
      ['&quot;St: &quot;0', '5', 'St: 5'],
    ];
    for (const [code, value, text] of cases) assert.equal(await shown(code, value), `number ${text} = ${value}`, code);
  });

  it('show dates and times as ISO', async () => {
    const cases: [string, string, string][] = [
      ['yyyy-mm-dd', '45658', 'date 2025-01-01 = 2025-01-01'],
      ['[$-41D]d mmmm yyyy;@', '45658', 'date 2025-01-01 = 2025-01-01'],
      ['mmm\\-yy', '45658', 'date 2025-01-01 = 2025-01-01'],
      ['yyyy-mm-dd hh:mm', '45658.572916666664', 'date 2025-01-01 13:45 = 2025-01-01T13:45:00'],
      ['hh:mm', '0.572916666664', 'text 13:45 = 13:45'],
      ['h:mm AM/PM', '0.25', 'text 06:00 = 06:00'],
      ['[h]:mm:ss', '1.5', 'text 36:00 = 36:00'],
      ['yyyy-mm-dd', '-1', 'number -1 = -1'],
      ['&quot;dag &quot;0', '3', 'number dag 3 = 3'],
      ['[Red]0', '3', 'number 3 = 3'],
    ];
    for (const [code, value, expected] of cases) assert.equal(await shown(code, value), expected, code);
    const mac = workbook(row('<c r="A1" s="1"><v>0</v></c>'), {
      formats: ['yyyy-mm-dd'],
      settings: '<workbookPr date1904="1"/>',
    });
    assert.deepEqual(cellsOf(await read(mac)), ['1: date 1904-01-01=1904-01-01']);
    const iso = workbook(row('<c r="A1" t="d"><v>2025-01-31T00:00:00</v></c>'));
    assert.deepEqual(cellsOf(await read(iso)), ['1: date 2025-01-31=2025-01-31']);
  });

  it('know the built-in date formats', async () => {
    const parts = workbookParts([
      {
        name: 'A',
        rows: row('<c r="A1" s="0"><v>45658</v></c><c r="B1" s="1"><v>45658</v></c><c r="C1" s="2"><v>0.5</v></c>'),
      },
    ]);
    const xfs = '<cellXfs><xf numFmtId="14"/><xf numFmtId="3"/><xf numFmtId="20"/></cellXfs>';
    const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${xfs}</styleSheet>`;
    const cells = cellsOf(await read(pack({ ...parts, 'xl/styles.xml': styles })));
    assert.deepEqual(cells, ['1: date 2025-01-01=2025-01-01 | number 45\u00A0658=45658 | 12:00']);
  });
});

describe('worksheets of a workbook', () => {
  const one = (name: string, value: string, state?: string) => ({
    name,
    rows: value === '' ? '' : row(`<c r="A1"><v>${value}</v></c>`),
    ...(state === undefined ? {} : { state }),
  });

  it('are chosen by name, else the first visible that holds something', async () => {
    const bytes = pack(workbookParts([one('Dold', '1', 'hidden'), one('Tom', ''), one('Data', '2'), one('Mer', '3')]));
    const first = await read(bytes);
    assert.deepEqual(first.ok && [first.value.name, first.value.names], ['Data', ['Dold', 'Tom', 'Data', 'Mer']]);
    assert.deepEqual(cellsOf(await read(bytes, 'Mer')), ['1: number 3=3']);
    assert.deepEqual(cellsOf(await read(bytes, 'Dold')), ['1: number 1=1']);
    assert.equal(
      refusal(await read(bytes, 'Annat')),
      'Det finns inget blad som heter Annat. Filens blad är: Dold, Tom, Data, Mer.',
    );
    assert.equal(refusal(await read(bytes, 'Tom')), 'Bladet Tom är tomt. Filens blad är: Dold, Tom, Data, Mer.');
    const hidden = pack(workbookParts([one('A', '1', 'veryHidden'), one('B', '')]));
    assert.match(refusal(await read(hidden)), /Inget av de synliga bladen/u);
  });

  it('tell their merged areas', async () => {
    const after = '<mergeCells count="1"><mergeCell ref="A1:B3"/><mergeCell ref="x"/></mergeCells>';
    const sheet = await read(workbook(row('<c r="A1"><v>1</v></c>'), { after }));
    assert.deepEqual(sheet.ok && sheet.value.merged, [{ fromLine: 1, toLine: 3, fromColumn: 0, toColumn: 1 }]);
  });

  it('never follow what points out of the file', async () => {
    const parts = workbookParts([one('A', '1')]);
    const outside = (parts['xl/_rels/workbook.xml.rels'] ?? '').replace(
      'Target="worksheets/sheet1.xml"',
      'Target="worksheets/sheet1.xml" TargetMode="External"',
    );
    assert.match(refusal(await read(pack({ ...parts, 'xl/_rels/workbook.xml.rels': outside }))), /skadad/u);
  });

  it('come row by row, with a refusal last where there is one', async () => {
    const rows = [1, 2, 3].map((line) => row(`<c r="A${line}"><v>${line}</v></c>`, line)).join('');
    const opened = await readSheetRows(workbook(rows), 'fil.xlsx', { maxRows: 2 });
    assert.ok(opened.ok);
    const lines: unknown[] = [];
    for await (const each of opened.value.rows) lines.push(each.ok ? each.value.line : refusal(each));
    assert.deepEqual(lines, [
      1,
      2,
      'Kalkylarket har fler än 2 rader (rad 3). Dela upp det i flera filer och försök igen.',
    ]);
  });
});
