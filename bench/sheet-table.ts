/** The table that the benches of sheets write and read: 100 000 invoices by 10 columns. */
import type { SheetTable } from '../src/domain/sheet.ts';

export const rowCount = 100_000;

const columns: SheetTable['columns'] = [
  { header: 'Nummer', kind: 'number', grouped: false },
  { header: 'Leverantör', kind: 'text' },
  { header: 'Belopp', kind: 'number', decimals: 2 },
  { header: 'Moms', kind: 'number', decimals: 2 },
  { header: 'Datum', kind: 'date' },
  { header: 'Faktura', kind: 'text' },
  { header: 'Anmärkning', kind: 'text' },
  { header: 'Betald', kind: 'text' },
  { header: 'Projekt', kind: 'text' },
  { header: 'Andel', kind: 'number', decimals: 3 },
];

function row(index: number): (string | null)[] {
  return [
    String(index),
    `Leverantör ${index % 500} AB`,
    (((index * 37) % 1_000_000) / 100).toFixed(2),
    (-((index * 7) % 5000) / 100).toFixed(2),
    new Date(Date.UTC(2025, 0, 1 + (index % 365))).toISOString().slice(0, 10),
    `F-${index}`,
    `Text med åäö & mer ${index % 97}`,
    index % 3 === 0 ? 'Ja' : 'Nej',
    null,
    ((index % 100) / 1000).toFixed(3),
  ];
}

export const invoices = (): SheetTable => ({
  name: 'Fakturor',
  columns,
  rows: Array.from({ length: rowCount }, (_, index) => row(index)),
});

/** The same for libraries that take numbers and dates as such. */
export function typedRows({ rows }: SheetTable): (string | number | Date | null)[][] {
  return rows.map((values) =>
    values.map((value, index) => {
      const kind = columns[index]?.kind;
      if (value === null || kind === 'text') return value;
      return kind === 'number' ? Number(value) : new Date(`${value}T00:00:00Z`);
    }),
  );
}

const formats = { number: '#,##0.00', date: 'yyyy-mm-dd', text: undefined } as const;
export const typedColumns = columns.map(({ header, kind }) => {
  const numFmt = formats[kind];
  return numFmt === undefined ? { header } : { header, numFmt };
});
