/**
 * One reading or writing in a process of its own, for `bench/sheet.ts`: prints its milliseconds and the peak of its resident
 * memory. Each loads only what it needs, we and the peer alike.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

type Sheet = { columns: unknown; rowCount: number; addRow(row: unknown): { commit(): void } };
type Book = { addWorksheet(name: string): Sheet; commit(): Promise<void> };
type Whole = Book & {
  xlsx: { load(bytes: Uint8Array): Promise<void>; writeBuffer(): Promise<Uint8Array> };
  worksheets: Sheet[];
};
/** What is used of exceljs, which is installed outside of the project. */
type ExcelJs = {
  Workbook: new () => Whole;
  stream: {
    xlsx: {
      WorkbookReader: new (path: string, options: object) => AsyncIterable<AsyncIterable<unknown>>;
      WorkbookWriter: new (options: object) => Book;
    };
  };
};

const [task = '', path = '', peerFolder = '', rowCount = ''] = process.argv.slice(2);
const wanted = Number(rowCount) + 1;

async function measured(work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  console.log(JSON.stringify({ ms, mb: process.resourceUsage().maxRSS / 1024 }));
}

const reader = () => import('../src/intake/sheet/read-sheet.ts');
const table = () => import('./sheet-table.ts');

/** `wanted`: rows of the file, its header among them. */
function all(rows: number): void {
  if (rows !== wanted) throw new Error(`read ${rows} rows`);
}

const peer = (): ExcelJs => createRequire(`${peerFolder}/package.json`)('exceljs') as ExcelJs;

const tasks: Record<string, () => Promise<void>> = {
  async 'our rows'() {
    const { readSheetRows } = await reader();
    await measured(async () => {
      const opened = await readSheetRows(readFileSync(path), 'x.xlsx');
      let rows = 0;
      if (opened.ok) for await (const row of opened.value.rows) if (row.ok) rows += 1;
      all(rows);
    });
  },
  async 'our whole'() {
    const { readSheet } = await reader();
    await measured(async () => {
      const read = await readSheet(readFileSync(path), 'x.xlsx');
      all(read.ok ? read.value.rows.length : 0);
    });
  },
  async 'our file'() {
    const { writeXlsx } = await import('../src/report/sheet/xlsx.ts');
    const invoices = (await table()).invoices();
    await measured(async () => writeFileSync(path, await writeXlsx([invoices], { title: 'Prov' })));
  },
  async 'exceljs rows'() {
    const { WorkbookReader } = peer().stream.xlsx;
    await measured(async () => {
      const options = { sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', worksheets: 'emit' };
      let rows = 0;
      for await (const sheet of new WorkbookReader(path, options)) for await (const _ of sheet) rows += 1;
      all(rows);
    });
  },
  async 'exceljs whole'() {
    const { Workbook } = peer();
    await measured(async () => {
      const book = new Workbook();
      await book.xlsx.load(readFileSync(path));
      all(book.worksheets[0]?.rowCount ?? 0);
    });
  },
  async 'exceljs file'() {
    const { Workbook } = peer();
    const { invoices, typedColumns, typedRows } = await table();
    const rows = typedRows(invoices());
    await measured(async () => {
      const book = new Workbook();
      const sheet = book.addWorksheet('Fakturor');
      sheet.columns = typedColumns.map(({ header, ...style }) => ({ header, style }));
      for (const row of rows) sheet.addRow(row);
      writeFileSync(path, await book.xlsx.writeBuffer());
    });
  },
  async 'exceljs file row by row'() {
    const { WorkbookWriter } = peer().stream.xlsx;
    const { invoices, typedColumns, typedRows } = await table();
    const rows = typedRows(invoices());
    await measured(async () => {
      const book = new WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: true });
      const sheet = book.addWorksheet('Fakturor');
      sheet.columns = typedColumns.map(({ header, ...style }) => ({ header, style }));
      for (const row of rows) sheet.addRow(row).commit();
      await book.commit();
    });
  },
};

const run = tasks[task];
if (!run) throw new Error(`no such task: ${task}`);
await run();
