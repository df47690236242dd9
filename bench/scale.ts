/**
 * Pages with 1, 10, 100 and 290 municipalities in the database, each of 20 bodies, 10 years and 60 indicators a body and
 * year. Bars: 95th percentile <= 150 ms with one, and with 290 no more than 1.3 times that. The peer is the same page
 * in a database with one municipality, visited in turn with the other; UPPSIKT_BENCH_STEPS ("1,10,100,290") says other steps.
 */
import type { App } from '../src/app/app.ts';
import { commandLine } from '../src/app/municipality.ts';
import { testDatabase } from '../src/store/testing.ts';
import { serveWeb } from '../src/web/server.ts';
import { analyze, indicatorsEach, lastReport, makeMunicipality } from './municipalities.ts';
import { signedInCookie } from './signed-in.ts';

const rounds = 60;
const steps = (process.env.UPPSIKT_BENCH_STEPS ?? '1,10,100,290').split(',').map(Number);
const { body, period, year } = lastReport;
const pages: Record<string, string> = {
  'my work': '/',
  'the whole tree': `/uppfoljning/${body}/${period}`,
  'one entry': `/uppfoljning/${body}/${period}/post/nod/20`,
  'the plan': `/plan/${year}`,
  'the period': `/perioder/${period}`,
  overview: `/oversikt/${period}`,
  search: '/sok?q=vattnet',
};

/** A web with a database of its own, and somebody signed in to its first municipality. */
async function open() {
  const database = await testDatabase();
  const app: App = { ...database, dataFolder: '/tmp' };
  const first = await makeMunicipality(app, database.adminUrl, 1);
  const headers = { cookie: await signedInCookie(app, commandLine(first)) };
  const server = await serveWeb(app, { port: 0, host: '127.0.0.1' });
  /** The milliseconds that a page takes. */
  async function visit(path: string): Promise<number> {
    const start = performance.now();
    const answer = await fetch(server.url + path, { headers, redirect: 'manual' });
    await answer.text();
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return performance.now() - start;
  }
  return { app, adminUrl: database.adminUrl, visit, close: () => server.close().then(database.close) };
}

const one = await open();
const many = await open();
await analyze(one.adminUrl);

const percentile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

type Times = { readonly p50: number; readonly p95: number };
const timesOf = (all: readonly number[]): Times => ({ p50: percentile(all, 0.5), p95: percentile(all, 0.95) });
const seen = new Map<string, { one: Times; many: Times }[]>(Object.keys(pages).map((name) => [name, []]));
let made = 1;
for (const step of steps) {
  for (; made < step; made += 1) await makeMunicipality(many.app, many.adminUrl, made + 1);
  const { values, bytes } = await analyze(many.adminUrl);
  console.log(`${step} municipalities, ${values} values of ${indicatorsEach} indicators, ${bytes}`);
  for (const [name, path] of Object.entries(pages)) {
    const times: { one: number[]; many: number[] } = { one: [], many: [] };
    for (let round = -5; round < rounds; round += 1) {
      const [single, several] = [await one.visit(path), await many.visit(path)];
      if (round < 0) continue;
      times.one.push(single);
      times.many.push(several);
    }
    seen.get(name)?.push({ one: timesOf(times.one), many: timesOf(times.many) });
  }
}
console.log(
  `\nPage, ${rounds} rounds: median / 95th percentile in ms with ${steps.join(', ')} municipalities; the last against one, visited in turn`,
);
for (const [name, results] of seen) {
  const last = results.at(-1);
  const figures = results
    .map(({ many: { p50, p95 } }) => `${p50.toFixed(0)} / ${p95.toFixed(0)}`.padStart(11))
    .join('');
  const ratio = (of: keyof Times) => ((last?.many[of] ?? Number.NaN) / (last?.one[of] ?? Number.NaN)).toFixed(2);
  console.log(`  ${name.padEnd(16)}${figures}   ratio of medians ${ratio('p50')}, of 95th percentiles ${ratio('p95')}`);
}
await one.close();
await many.close();
process.exit(0);
