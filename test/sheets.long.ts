/** A sheet of 100 000 rows and 10 columns: read row by row with memory that does not grow with the rows. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { SheetTable } from '../src/domain/sheet.ts';
import { readSheetRows } from '../src/intake/sheet/read-sheet.ts';
import { writeCsv } from '../src/report/sheet/csv.ts';
import { writeXlsx } from '../src/report/sheet/xlsx.ts';

const count = 100_000;
setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** Megabytes that are in use once what is no longer needed has gone. */
function inUse(): number {
  if (typeof collect === 'function') collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

function table(): SheetTable {
  const columns = Array.from({ length: 10 }, (_, index) => ({
    header: `Kolumn ${index}`,
    kind: index === 0 ? ('text' as const) : ('number' as const),
    decimals: 2,
  }));
  const row = (line: number) =>
    columns.map((_, index) => (index === 0 ? `Leverantör ${line % 500}` : `${line * index}.25`));
  return { name: 'Fakturor', columns, rows: Array.from({ length: count }, (_, line) => row(line)) };
}

/** Reads to the end and gives the rows seen and the most memory that the reading held, in megabytes. */
async function stream(bytes: Uint8Array, pause: boolean): Promise<{ rows: number; held: number }> {
  const before = inUse();
  const opened = await readSheetRows(bytes, 'fakturor');
  assert.ok(opened.ok);
  let rows = 0;
  let held = 0;
  for await (const row of opened.value.rows) {
    assert.ok(row.ok);
    rows += 1;
    if (pause && rows % 1000 === 0) await setTimeout(1);
    if (rows % 20_000 === 0) held = Math.max(held, inUse() - before);
  }
  return { rows, held };
}

describe('a sheet of 100 000 rows', () => {
  for (const [name, write] of [
    ['XLSX', async () => await writeXlsx([table()], { title: 'Prov' })],
    ['CSV', async () => writeCsv(table())],
  ] as const) {
    it(`is read row by row as ${name}, also when each row takes its time`, async () => {
      const bytes = await write();
      for (const pause of [false, true]) {
        const start = performance.now();
        const { rows, held } = await stream(bytes, pause);
        assert.equal(rows, count + 1);
        assert.ok(held < 30, `${held.toFixed(1)} MB held`);
        console.log(
          `${name}${pause ? ', slow taker' : ''}: ${(performance.now() - start).toFixed(0)} ms, ${held.toFixed(1)} MB held`,
        );
      }
    });
  }
});
