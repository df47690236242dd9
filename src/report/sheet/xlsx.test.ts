/** The written workbook: its parts, what an independent reader makes of it, and that nothing in it is evaluated. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { SaxesParser } from 'saxes';
import type { SheetTable } from '../../domain/sheet.ts';
import { planSheets } from './sheet-plan.ts';
import { writeXlsx } from './xlsx.ts';

const table: SheetTable = {
  name: 'Åtaganden',
  columns: [
    { header: 'Namn', kind: 'text' },
    { header: 'Belopp', kind: 'number', decimals: 2 },
    { header: 'År', kind: 'number', grouped: false },
    { header: 'Datum', kind: 'date' },
  ],
  rows: [
    ['Älvsala & Söner <AB>', '-1234.50', '2025', '2025-01-31'],
    ['=HYPERLINK("http://x")', '12345678901234567.89', null, '2025-01-31T13:45:00'],
    [null, 'Uppgift saknas', '', 'under hösten'],
  ],
};

async function parts(tables: readonly SheetTable[], title = 'Prov'): Promise<Record<string, string>> {
  const files = unzipSync(await writeXlsx(tables, { title }));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/** The cell's XML, and its style's element. */
function cellOf(files: Record<string, string>, at: string): { xml: string; style: string } {
  const xml = new RegExp(`<c r="${at}".*?</c>`, 'u').exec(files['xl/worksheets/sheet1.xml'] ?? '')?.[0] ?? '';
  const cellXfs = /<cellXfs.*<\/cellXfs>/u.exec(files['xl/styles.xml'] ?? '')?.[0] ?? '';
  const styles = [...cellXfs.matchAll(/<xf .*?(?:<\/xf>|\/>)/gu)].map(([style]) => style);
  return { xml, style: styles[Number(/ s="(\d+)"/u.exec(xml)?.[1])] ?? '' };
}

function formatOf(files: Record<string, string>, at: string): string | undefined {
  const id = /numFmtId="(\d+)"/u.exec(cellOf(files, at).style)?.[1];
  return new RegExp(`numFmtId="${id}" formatCode="([^"]*)"`, 'u').exec(files['xl/styles.xml'] ?? '')?.[1];
}

describe('a written workbook', () => {
  it('reads the same in an independent reader', async () => {
    const workbook = await readXlsx(await writeXlsx([table], { title: 'Prov' }), { readStyles: true });
    const sheet = workbook.sheets[0];
    assert.equal(sheet?.name, 'Åtaganden');
    assert.deepEqual(sheet.rows, [
      ['Namn', 'Belopp', 'År', 'Datum'],
      ['Älvsala & Söner <AB>', -1234.5, 2025, new Date('2025-01-31T00:00:00Z')],
      ['=HYPERLINK("http://x")', '12345678901234567.89', null, new Date('2025-01-31T13:45:00Z')],
      [null, 'Uppgift saknas', null, 'under hösten'],
    ]);
    assert.equal(sheet.freezePane?.rows, 1);
    assert.equal(sheet.cells?.get('0,1')?.style?.font?.bold, true);
    assert.deepEqual(
      sheet.tables?.map(({ range }) => range),
      ['A1:D4'],
    );
    assert.equal(workbook.properties?.title, 'Prov');
  });

  it('is well-formed in every part, and each part is announced', async () => {
    const files = await parts([table, { ...table, rows: [] }]);
    for (const [path, xml] of Object.entries(files)) {
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (cause) => assert.fail(`${path}: ${cause.message}`));
      parser.write(xml).close();
      const announced = files['[Content_Types].xml']?.includes(`PartName="/${path}"`);
      assert.ok(announced || path.endsWith('.rels') || path === '[Content_Types].xml', path);
    }
    assert.equal(Object.keys(files).length, 13);
  });

  it('stores numbers as numbers with the decimals of the column, and dates as dates', async () => {
    const files = await parts([table]);
    assert.match(cellOf(files, 'B2').xml, /^<c r="B2" s="\d+"><v>-1234\.50<\/v><\/c>$/u);
    assert.equal(formatOf(files, 'B2'), '#,##0.00');
    assert.equal(formatOf(files, 'C2'), '0');
    assert.match(cellOf(files, 'D2').xml, /<v>45688<\/v>/u);
    assert.equal(formatOf(files, 'D2'), 'yyyy\\-mm\\-dd');
    assert.equal(formatOf(files, 'D3'), 'yyyy\\-mm\\-dd\\ hh:mm:ss');
    assert.match(cellOf(files, 'B4').xml, / t="s">/u);
  });

  it('has no formula, and marks texts that could become one', async () => {
    const rows = ['=1+1', '+46', '-1', '@x', '\tx', '\rx', "'x", '007', 'x'].map((text) => [text]);
    const files = await parts([{ name: 'x', columns: [{ header: '=A1', kind: 'text' }], rows }]);
    assert.doesNotMatch(files['xl/worksheets/sheet1.xml'] ?? '', /<f[ >]/u);
    const guarded = rows.map((_, index) => cellOf(files, `A${index + 2}`).style.includes('quotePrefix="1"'));
    assert.deepEqual(guarded, [true, true, true, true, true, true, true, true, false]);
    assert.match(files['xl/sharedStrings.xml'] ?? '', /<t xml:space="preserve">=1\+1<\/t>/u);
    assert.match(files['xl/sharedStrings.xml'] ?? '', />_x000D_x</u);
  });

  it('has a header that is bold, frozen, repeated in print and part of a table with filters', async () => {
    const files = await parts([{ ...table, name: "Nämndens 'mål'" }]);
    const sheet = files['xl/worksheets/sheet1.xml'] ?? '';
    assert.match(sheet, /<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"\/>/u);
    assert.match(cellOf(files, 'A1').style, /fontId="1"/u);
    assert.match(files['xl/styles.xml'] ?? '', /<font><b\/>/u);
    assert.match(files['xl/tables/table1.xml'] ?? '', /ref="A1:D4".*<autoFilter ref="A1:D4"\/>.*name="Belopp"/u);
    assert.match(files['xl/workbook.xml'] ?? '', />&#39;Nämndens &#39;&#39;mål&#39;!\$1:\$1<|>'Nämndens/u);
  });

  it('says its title and language', async () => {
    const core = (await parts([table], 'Åtaganden & mål'))['docProps/core.xml'] ?? '';
    assert.match(core, /<dc:title>Åtaganden &amp; mål<\/dc:title>/u);
    assert.match(core, /<dc:language>sv-SE<\/dc:language>/u);
  });

  it('has columns that fit what they hold', async () => {
    const rows = [
      ['x'.repeat(30), '1234567.5'],
      ['y'.repeat(500), '1'],
    ];
    const columns = [
      { header: 'A', kind: 'text' },
      { header: 'B', kind: 'number', decimals: 2 },
      { header: 'C', kind: 'text', width: 20 },
    ] as const;
    const files = await parts([{ name: 'x', columns, rows }]);
    const widths = [...(files['xl/worksheets/sheet1.xml'] ?? '').matchAll(/ width="(\d+)"/gu)].map(([, width]) =>
      Number(width),
    );
    assert.deepEqual(widths, [60, 14, 20]);
  });

  it('is the same bytes for the same tables', async () => {
    const [one, two] = [await writeXlsx([table], { title: 'x' }), await writeXlsx([table], { title: 'x' })];
    assert.deepEqual(one, two);
  });

  it('cuts a text that no cell can hold, and says so', async () => {
    const files = await parts([{ name: 'x', columns: [{ header: 'A', kind: 'text' }], rows: [['å'.repeat(40_000)]] }]);
    const text = /(å+)( \[.*?\])/u.exec(files['xl/sharedStrings.xml'] ?? '');
    assert.equal((text?.[1]?.length ?? 0) + (text?.[2]?.length ?? 0), 32_767);
    assert.match(text?.[2] ?? '', /texten har 40000 tecken/u);
  });
});

describe('worksheets', () => {
  const named = (...names: string[]) => planSheets(names.map((name) => ({ ...table, name }))).map(({ name }) => name);

  it('get names that every spreadsheet program takes', () => {
    assert.deepEqual(named('A/B: [c]?*\\', "'citat'", '', 'History', 'a\u0000b'), [
      'A B c',
      'citat',
      'Blad',
      'Blad History',
      'ab',
    ]);
    assert.deepEqual(named('Samma', 'samma', 'SAMMA'), ['Samma', 'samma (2)', 'SAMMA (3)']);
    const long = named('x'.repeat(40), 'x'.repeat(41), `${'x'.repeat(30)}😀`);
    assert.deepEqual(
      long.map((name) => name.length),
      [31, 31, 30],
    );
    assert.equal(new Set(long).size, 3);
  });

  it('get headers that are unique and never empty', () => {
    const columns = ['Belopp', '', 'belopp', ' Belopp\n2 ', 'x'].map((header) => ({ header, kind: 'text' }) as const);
    assert.deepEqual(planSheets([{ name: 'x', columns, rows: [] }])[0]?.headers, [
      'Belopp',
      'Kolumn 2',
      'belopp 2',
      'Belopp 2 2',
      'x',
    ]);
  });

  it('go on in another when the rows are too many', () => {
    const rows = Array.from({ length: 5 }, (_, index) => [String(index)]);
    const planned = planSheets([{ name: 'x', columns: [{ header: 'A', kind: 'text' }], rows }], 2);
    assert.deepEqual(
      planned.map(({ name, rows: own }) => [name, own.length]),
      [
        ['x', 2],
        ['x (2)', 2],
        ['x (3)', 1],
      ],
    );
  });

  it('are at least one, with at least one column', async () => {
    await assert.rejects(writeXlsx([], { title: 'x' }), /needs a table/u);
    await assert.rejects(writeXlsx([{ name: 'x', columns: [], rows: [] }], { title: 'x' }), /no column/u);
  });
});
