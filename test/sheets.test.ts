/** Sheets there and back: what is written is read with the same values, and what LibreOffice has written is read right. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { applyMapping, type ImportField, proposeMapping } from '../src/domain/column-mapping.ts';
import type { SheetTable } from '../src/domain/sheet.ts';
import { readSheet, readSheetRows } from '../src/intake/sheet/read-sheet.ts';
import { cellsOf } from '../src/intake/sheet/xlsx.testing.ts';
import { writeCsv } from '../src/report/sheet/csv.ts';
import { writeXlsx } from '../src/report/sheet/xlsx.ts';
import { stripControls } from '../src/report/xml.ts';

const columns: SheetTable['columns'] = [
  { header: 'Namn', kind: 'text' },
  { header: 'Belopp', kind: 'number', decimals: 2 },
  { header: 'Datum', kind: 'date' },
];

/** Texts of every kind that a cell can hold: formula signs, quotes, delimiters, escapes, line breaks, numbers as text. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .array(
        fc.constantFrom(
          "'",
          '"',
          '=',
          '+',
          '-',
          '@',
          ';',
          ',',
          '\t',
          '\r',
          '\n',
          ' ',
          '_x000D_',
          '_',
          '&',
          '<',
          '1',
          '0',
          'å',
          '😀',
        ),
        { maxLength: 8 },
      )
      .map((signs) => signs.join('')),
  )
  .map(stripControls)
  .filter((written) => written.trim() !== '');
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.stringMatching(/^\d{0,8}$/u))
  .map(([whole, fraction]) => (fraction === '' ? `${whole}` : `${whole}.${fraction}`));
const date = fc
  .integer({ min: Date.UTC(1900, 2, 1) / 1000, max: Date.UTC(9999, 11, 31) / 1000 })
  .chain((second) => fc.constantFrom(second, second - (second % 86_400)))
  .map((second) => new Date(second * 1000).toISOString().slice(0, 19).replace('T00:00:00', ''));
const row = fc.tuple(text, fc.option(decimal), fc.option(date));

/** The number without the zeros that its decimals may have got. */
const plain = (number: string | null | undefined) => number?.replace(/(\.\d*?)0+$/u, '$1').replace(/\.$/u, '') ?? null;

async function values(bytes: Uint8Array, fileName: string): Promise<(string | null)[][]> {
  const sheet = await readSheet(bytes, fileName);
  if (!sheet.ok) throw new Error(sheet.issues[0]?.message);
  return sheet.value.rows.slice(1).map(({ cells }) => {
    const [name, amount, day] = cells;
    return [name?.text ?? null, plain(amount?.value || null), day?.value || null];
  });
}

describe('a table written and read again', () => {
  it('has the same values as XLSX', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        const read = await values(await writeXlsx([{ name: 'x', columns, rows }], { title: 'x' }), 'x.xlsx');
        assert.deepEqual(
          read,
          rows.map(([name, amount, day]) => [name, plain(amount), day]),
        );
      }),
    );
  });

  it('has the same values as CSV', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        const read = await values(writeCsv({ columns, rows }), 'x.csv');
        assert.deepEqual(
          read,
          rows.map(([name, amount, day]) => [name, plain(amount), day]),
        );
      }),
    );
  });

  it('keeps the names of its worksheets and takes numbers and dates as such', async () => {
    const rows = [['=1+1', '-1234.5', '2025-01-31']];
    const file = await writeXlsx(
      [
        { name: 'Först', columns, rows },
        { name: 'Sedan', columns, rows },
      ],
      { title: 'x' },
    );
    const sheet = await readSheet(file, 'x.xlsx', { sheet: 'Sedan' });
    assert.deepEqual(sheet.ok && sheet.value.names, ['Först', 'Sedan']);
    assert.deepEqual(cellsOf(sheet), [
      '1: Namn | Belopp | Datum',
      '2: =1+1 | number -1\u00A0234,50=-1234.5 | date 2025-01-31=2025-01-31',
    ]);
  });

  it('hands its rows on before the rest is unpacked', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [`Rad ${index}`, `${index}.25`, '2025-01-31']);
    const file = await writeXlsx([{ name: 'x', columns, rows }], { title: 'x' });
    const packed = Buffer.from(file);
    // The end of the worksheet is destroyed: what comes before it can only be read if it is not waited for.
    const next = packed.indexOf('xl/worksheets/_rels/sheet1.xml.rels');
    packed.fill(0, next - 400, next - 100);
    const opened = await readSheetRows(packed, 'x.xlsx');
    assert.ok(opened.ok);
    let seen = 0;
    let refused = '';
    for await (const each of opened.value.rows) {
      if (each.ok) seen += 1;
      else refused = each.issues[0]?.message ?? '';
    }
    assert.ok(seen > 10_000 && seen < 20_001, `${seen}`);
    assert.match(refused, /skadad/u);
  });
});

describe('a sheet that LibreOffice has written', () => {
  const file = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures', name)));
  const fields: ImportField[] = [
    { name: 'supplier', label: 'Leverantör', required: true, kind: 'text' },
    { name: 'amount', label: 'Belopp', required: true, kind: 'number' },
    { name: 'date', label: 'Fakturadatum', required: true, kind: 'date' },
    { name: 'share', label: 'Andel', required: false, kind: 'number', percent: true },
    { name: 'note', label: 'Kommentar', required: false, kind: 'text' },
  ];
  const rows = [
    {
      line: 4,
      values: {
        supplier: 'Älvkraft & Söner AB',
        amount: '1234567.5',
        date: '2025-01-31',
        share: '12.5',
        note: 'två\nrader; med "citat"',
      },
    },
    { line: 5, values: { supplier: '=Formelfri AB', amount: '-12.3', date: '2025-12-01', share: '100', note: null } },
  ];

  for (const name of ['fakturor-libreoffice.xlsx', 'fakturor-libreoffice.csv']) {
    it(`gives the same values from ${name}`, async () => {
      const sheet = await readSheet(file(name), name);
      assert.ok(sheet.ok);
      const mapping = proposeMapping(sheet.value, fields);
      assert.deepEqual(mapping, { headerLine: 3, columns: { supplier: 0, amount: 1, date: 2, share: 3, note: 5 } });
      assert.deepEqual(applyMapping(sheet.value, mapping, fields), { ok: true, value: { rows } });
      const perItem = [{ name: 'each', label: 'Per styck', required: true, kind: 'number' } as const];
      const faulty = applyMapping(sheet.value, { headerLine: 3, columns: { each: 4 } }, perItem);
      assert.deepEqual(faulty.ok ? [] : faulty.issues.map(({ message }) => message), [
        'Rad 5, kolumn E: Per styck har felet #DIV/0!. Rätta formeln i filen.',
      ]);
    });
  }

  it('is the worksheet that holds something, with cells as shown', async () => {
    const sheet = await readSheet(file('fakturor-libreoffice.xlsx'), 'x.xlsx');
    assert.deepEqual(sheet.ok && [sheet.value.name, sheet.value.names], ['Fakturor', ['Om uttaget', 'Fakturor']]);
    assert.deepEqual(sheet.ok && sheet.value.merged, [{ fromLine: 1, toLine: 1, fromColumn: 0, toColumn: 2 }]);
    assert.match(cellsOf(sheet)[2] ?? '', /number 1\u00A0234\u00A0567,50=1234567\.5 .* number 12,5\u00A0%=0\.125 /u);
  });
});
