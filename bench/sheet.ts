/**
 * Sheets of 100 000 rows and 10 columns: writing XLSX, reading it row by row and whole, and CSV. Peers: hucre, which gives
 * values without their text as shown (bars: at most twice its time, both ways); and exceljs, each reading and writing in a
 * process of its own (bars: at most 0.6 times its time and 0.4 times its peak of memory, row by row against its streams and
 * whole against whole). exceljs is installed into a temporary folder.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamXlsxRows, writeXlsx as writePeer } from 'hucre/xlsx';
import { readSheet, readSheetRows } from '../src/intake/sheet/read-sheet.ts';
import { writeCsv } from '../src/report/sheet/csv.ts';
import { writeXlsx } from '../src/report/sheet/xlsx.ts';
import { measure, median, medianRatio, printTimes } from './rounds.ts';
import { machine } from './setting.ts';
import { rowCount as count, invoices, typedColumns, typedRows } from './sheet-table.ts';

const rounds = 5;
const table = invoices();
const peerRows = typedRows(table);

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
      run: () => writePeer({ sheets: [{ name: 'Fakturor', columns: typedColumns, rows: peerRows }] }),
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

/** Where exceljs is installed, outside of the project; kept for the next time. */
const peerFolder = join(tmpdir(), 'uppsikt-bench-exceljs-4.4.0');
if (!existsSync(join(peerFolder, 'node_modules', 'exceljs', 'package.json'))) {
  mkdirSync(peerFolder, { recursive: true });
  writeFileSync(join(peerFolder, 'package.json'), '{}');
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts', 'exceljs@4.4.0'], {
    cwd: peerFolder,
  });
}

const folder = mkdtempSync(join(tmpdir(), 'uppsikt-bench-'));
const source = join(folder, 'fakturor.xlsx');
writeFileSync(source, file);
const pairs = [
  { ours: 'our rows', peer: 'exceljs rows' },
  { ours: 'our whole', peer: 'exceljs whole' },
  { ours: 'our file', peer: 'exceljs file' },
  { ours: 'our file', peer: 'exceljs file row by row' },
];
type Once = { readonly ms: number; readonly mb: number };

function once(task: string): Once {
  const path = task.includes('file') ? join(folder, 'skriven.xlsx') : source;
  const script = join(import.meta.dirname, 'sheet-once.ts');
  return JSON.parse(
    execFileSync(process.execPath, [script, task, path, peerFolder, String(count)], { encoding: 'utf8' }),
  ) as Once;
}

console.log(`\nAgainst exceljs 4.4.0, ${rounds} rounds, each in a process of its own; ${machine()}`);
for (const { ours, peer } of pairs) {
  const seen = Array.from({ length: rounds }, () => ({ mine: once(ours), other: once(peer) }));
  const of = (who: 'mine' | 'other', what: keyof Once) => seen.map((round) => round[who][what]);
  const ratio = (what: keyof Once) => medianRatio(of('mine', what), of('other', what)).toFixed(2);
  const said = (who: 'mine' | 'other') =>
    `${median(of(who, 'ms')).toFixed(0)} ms, ${median(of(who, 'mb')).toFixed(0)} MB`;
  console.log(`  ${ours}: ${said('mine')}; ${peer}: ${said('other')}; time ${ratio('ms')}, memory ${ratio('mb')}`);
}
rmSync(folder, { recursive: true });
