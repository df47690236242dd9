/**
 * Values of indicators from CSV by the product's own bulk import (`importSheet`, which `uppsikt import sheet` and the page
 * call): reading, checks by line, the line and person of each value, one audit event; a file of 12 000 lines for each of 290
 * municipalities, 3.5 million in all. Peer: PostgreSQL's COPY, from a file on the server, of the rows that came of it into a
 * table of the same columns, keys and checks, in turn for each municipality. Bars: at least 0.15 times COPY's rows a second;
 * flat memory. UPPSIKT_BENCH_MUNICIPALITIES says another number of municipalities.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { App } from '../src/app/app.ts';
import { commandLine, createMunicipality, type Municipality } from '../src/app/municipality.ts';
import { importSheet } from '../src/app/sheet-import-direct.ts';
import { testDatabase } from '../src/store/testing.ts';
import { emptyValues } from './municipalities.ts';
import { median } from './rounds.ts';
import { machine } from './setting.ts';

const count = Number(process.env.UPPSIKT_BENCH_MUNICIPALITIES ?? 290);
const { bodies, indicatorsEach, firstYear, lastYear } = emptyValues;

/** A year of all bodies and indicators, each with the outcomes of ten years. */
function csvOf(seed: number): Uint8Array {
  const lines = ['Nyckel;Nämnd;Period;År;Slag;Kön;Värde'];
  for (let body = 1; body <= bodies; body += 1)
    for (let indicator = 1; indicator <= indicatorsEach; indicator += 1)
      for (let year = firstYear; year <= lastYear; year += 1) {
        const value = ((indicator * 7 + body * 13 + year * seed) % 1000) / 10;
        const code = `N${String(body).padStart(2, '0')}`;
        lines.push(
          `indikator/${indicator};${code};Helår ${lastYear};${year};utfall;alla;${String(value).replace('.', ',')}`,
        );
      }
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);
}
const perFile = bodies * indicatorsEach * (lastYear - firstYear + 1);

const database = await testDatabase();
const app: App = { ...database, dataFolder: tmpdir() };
const admin = new pg.Client(database.adminUrl);
await admin.connect();
const folder = mkdtempSync(join(tmpdir(), 'uppsikt-bench-'));
// The server runs as another user.
chmodSync(folder, 0o755);

async function takeIn(municipality: Municipality, bytes: Uint8Array): Promise<void> {
  const order = {
    kind: 'values',
    year: lastYear,
    mapping: null,
    removeMissing: false,
    body: null,
    period: null,
  } as const;
  const file = { name: 'varden.csv', bytes };
  const done = await importSheet(app, commandLine(municipality), file, order, { dryRun: false });
  if (!done.ok || done.value.changes.length !== perFile) throw new Error(`not all of the ${perFile} values were new`);
}

const columns = (
  await admin.query<{ name: string }>(
    "select attname as name from pg_attribute where attrelid = 'uppsikt.indicator_value'::regclass and attnum > 0 and not attisdropped order by attnum",
  )
).rows.map(({ name }) => name);

/** The peers: one with the table's columns, keys and checks, one that also has its foreign key. */
const peers = {
  plain: '',
  keyed: 'foreign key (tenant_id, body, year, period, indicator) references uppsikt.indicator',
};
for (const [name, more] of Object.entries(peers)) {
  await admin.query(`create table ${name} (like uppsikt.indicator_value including constraints including indexes)`);
  if (more !== '') await admin.query(`alter table ${name} add ${more}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const times = { ours: [] as number[], plain: [] as number[], keyed: [] as number[] };
const memory: number[] = [];
const municipalities: Municipality[] = [];
for (let number = 0; number <= count; number += 1) {
  const municipality = await createMunicipality(app, `Provby ${number}`);
  await emptyValues.make(admin, municipality.id);
  municipalities.push(municipality);
}
await admin.query('analyze');
for (const [number, municipality] of municipalities.entries()) {
  const bytes = csvOf(number + 1);
  globalThis.gc?.();
  const ours = await timed(() => takeIn(municipality, bytes));
  const { rows } = await admin.query<{ line: string }>(
    `select concat_ws(E'\\t', ${columns.map((name) => `coalesce(${name}::text, '\\N')`).join(', ')}) as line
     from uppsikt.indicator_value where tenant_id = $1 order by source_line`,
    [municipality.id],
  );
  const path = join(folder, `${number}.txt`);
  writeFileSync(path, `${rows.map(({ line }) => line).join('\n')}\n`, { mode: 0o644 });
  const plain = await timed(() => admin.query(`copy plain (${columns.join(', ')}) from '${path}'`));
  const keyed = await timed(() => admin.query(`copy keyed (${columns.join(', ')}) from '${path}'`));
  rmSync(path);
  // The first is not counted.
  if (number === 0) continue;
  times.ours.push(ours);
  times.plain.push(plain);
  times.keyed.push(keyed);
  memory.push(process.memoryUsage().rss / 2 ** 20);
}

const rate = (of: readonly number[]) =>
  Math.round((perFile * of.length * 1000) / of.reduce((sum, each) => sum + each, 0));
const ratio = (of: readonly number[]) => median(of.map((time, at) => time / (times.ours[at] ?? Number.NaN))).toFixed(3);
console.log(`${perFile * count} values, ${count} municipalities; ${machine()}`);
console.log(`  our import                        ${rate(times.ours)} rows/s`);
console.log(
  `  COPY, columns, keys and checks    ${rate(times.plain)} rows/s   ours ${ratio(times.plain)} times as many`,
);
console.log(
  `  COPY, with the foreign key too    ${rate(times.keyed)} rows/s   ours ${ratio(times.keyed)} times as many`,
);
const part = Math.max(1, Math.floor(memory.length / 10));
console.log(
  `  resident memory ${median(memory.slice(0, part)).toFixed(0)} MB in the first tenth, ${median(memory.slice(-part)).toFixed(0)} MB in the last, at most ${Math.max(...memory).toFixed(0)} MB; peak of the process ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
);
rmSync(folder, { recursive: true });
await admin.end();
await database.close();
process.exit(0);
