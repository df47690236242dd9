/**
 * Sheets of 100 000 rows and 10 columns: writing XLSX, reading it row by row and whole, and CSV. Peer: hucre, which gives
 * values without their text as shown. Bars: at most twice the peer's time, both ways.
 */
import { streamXlsxRows, writeXlsx as writePeer } from 'hucre/xlsx';
import type { SheetTable } from '../src/domain/sheet.ts';
import { readSheet, readSheetRows } from '../src/intake/sheet/read-sheet.ts';
import { writeCsv } from '../src/report/sheet/csv.ts';
import { writeXlsx } from '../src/report/sheet/xlsx.ts';
import { measure, printTimes } from './rounds.ts';

const rounds = 5;
const count = 100_000;

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

const table: SheetTable = { name: 'Fakturor', columns, rows: Array.from({ length: count }, (_, index) => row(index)) };
const peerFormats = { number: '#,##0.00', date: 'yyyy-mm-dd', text: undefined } as const;
const peerColumns = columns.map(({ header, kind }) => {
  const numFmt = peerFormats[kind];
  return numFmt === undefined ? { header } : { header, numFmt };
});

/** The peer takes numbers and dates as such. */
const peerRows = table.rows.map((values) =>
  values.map((value, index) => {
    const kind = columns[index]?.kind;
    if (value === null || kind === 'text') return value;
    return kind === 'number' ? Number(value) : new Date(`${value}T00:00:00Z`);
  }),
);

async function stream(bytes: Uint8Array): Promise<void> {
  const opened = await readSheetRows(bytes, 'x');
  let rows = 0;
  if (opened.ok) for await (const each of opened.value.rows) if (each.ok) rows += 1;
  if (rows !== count + 1) throw new Error(`read ${rows} rows`);
}

const file = await writeXlsx([table], { title: 'Prov' });
const csv = writeCsv(table);
const written = await measure(
  [
    {
      name: 'hucre, XLSX',
      run: () => writePeer({ sheets: [{ name: 'Fakturor', columns: peerColumns, rows: peerRows }] }),
    },
    { name: 'our XLSX', run: () => writeXlsx([table], { title: 'Prov' }) },
    { name: 'our CSV', run: async () => writeCsv(table) },
  ],
  rounds,
);
printTimes(`Writing ${count} rows, ${rounds} rounds, peer: hucre`, written);
const read = await measure(
  [
    {
      name: 'hucre, XLSX row by row',
      run: async () => {
        let rows = 0;
        for await (const _ of streamXlsxRows(file)) rows += 1;
        if (rows !== count + 1) throw new Error(`the peer read ${rows} rows`);
      },
    },
    { name: 'our XLSX row by row', run: () => stream(file) },
    { name: 'our XLSX whole', run: () => readSheet(file, 'x') },
    { name: 'our CSV row by row', run: () => stream(csv) },
  ],
  rounds,
);
printTimes(`Reading ${count} rows, ${rounds} rounds, peer: hucre`, read);
