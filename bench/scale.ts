/**
 * Pages with 1, 10, 100 and 290 municipalities in the database, each of 20 bodies, 10 years and 60 indicators a body and
 * year. Bars: 95th percentile <= 150 ms with one, and with 290 no more than 1.3 times that. The peer is the same page
 * with one municipality, in the same run; UPPSIKT_BENCH_STEPS ("1,10,100,290") says other steps.
 */
import type { App } from '../src/app/app.ts';
import { commandLine } from '../src/app/municipality.ts';
import { redeemLink } from '../src/app/sign-in.ts';
import { addUser } from '../src/app/user.ts';
import { testDatabase } from '../src/store/testing.ts';
import { serveWeb } from '../src/web/server.ts';
import { analyze, indicatorsEach, lastReport, makeMunicipality } from './municipalities.ts';

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

const database = await testDatabase();
const app: App = { ...database, dataFolder: '/tmp' };
const first = await makeMunicipality(app, database.adminUrl, 1);
const added = await addUser(app, commandLine(first), {
  login: 'prov',
  name: 'Prov',
  role: 'controller',
  body: null,
  password: null,
});
if (!added.ok) throw new Error(added.issues[0]?.message);
const signedIn = await redeemLink(app, added.value.linkPath?.split('/').at(-1) ?? '');
if (!signedIn.ok) throw new Error(signedIn.issues[0]?.message);
const headers = { cookie: `uppsikt=${signedIn.value.token}` };
const server = await serveWeb(app, { port: 0, host: '127.0.0.1' });

async function visit(path: string): Promise<number> {
  const start = performance.now();
  const answer = await fetch(server.url + path, { headers, redirect: 'manual' });
  await answer.text();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return performance.now() - start;
}

const percentile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

const seen = new Map<string, { p50: number; p95: number }[]>(Object.keys(pages).map((name) => [name, []]));
let made = 1;
for (const step of steps) {
  for (; made < step; made += 1) await makeMunicipality(app, database.adminUrl, made + 1);
  const { values, bytes } = await analyze(database.adminUrl);
  console.log(`${step} municipalities, ${values} values of ${indicatorsEach} indicators, ${bytes}`);
  for (const [name, path] of Object.entries(pages)) {
    for (let round = 0; round < 5; round += 1) await visit(path);
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) times.push(await visit(path));
    seen.get(name)?.push({ p50: percentile(times, 0.5), p95: percentile(times, 0.95) });
  }
}
console.log(
  `\nPage, ${rounds} rounds: median / 95th percentile in ms with ${steps.join(', ')} municipalities; last against first`,
);
for (const [name, results] of seen) {
  const [one] = results;
  const last = results.at(-1);
  const figures = results.map(({ p50, p95 }) => `${p50.toFixed(0)} / ${p95.toFixed(0)}`.padStart(11)).join('');
  const ratio = ((last?.p95 ?? Number.NaN) / (one?.p95 ?? Number.NaN)).toFixed(2);
  console.log(`  ${name.padEnd(16)}${figures}   ratio ${ratio}`);
}
await server.close();
await database.close();
process.exit(0);
