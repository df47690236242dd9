/**
 * The page with the whole tree, over HTTP with sign-in, against a bare query of the same rows (nodes and entries of the
 * report) in the same run. Bar: <= 8 times the query.
 */
import pg from 'pg';
import { serveWeb } from '../src/web/server.ts';
import { measure, printTimes } from './rounds.ts';
import { openSetting } from './setting.ts';
import { signedInCookie } from './signed-in.ts';

const rounds = 200;
const { app, session, address, serverUrl } = await openSetting();
const server = await serveWeb(app, { port: 0, host: '127.0.0.1' });
const cookie = await signedInCookie(app, session);
const url = `${server.url}/uppfoljning/${address.body}/${address.period.year}-year`;
const page = async () => {
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' });
  const html = await answer.text();
  if (answer.status !== 200 || !html.includes('<h1')) throw new Error(`the page answered ${answer.status}`);
};
const client = new pg.Client(serverUrl);
await client.connect();
const query = async () => {
  await client.query('begin');
  await client.query("select set_config('role','uppsikt_app',true), set_config('app.tenant',$1,true)", [
    session.tenant.id,
  ]);
  const { rows } = await client.query(
    `select n.*, e.* from uppsikt.report_node h
     join uppsikt.node n on n.tenant_id = h.tenant_id and n.year = h.year and n.key = h.node
     left join uppsikt.entry e on e.tenant_id = h.tenant_id and e.body = h.body and e.year = h.year and e.period = h.period and e.node = h.node
     where h.body = $1 and h.year = $2 and h.period = $3 order by h.ordinal`,
    [address.body, address.period.year, address.period.kind],
  );
  await client.query('commit');
  if (rows.length < 40) throw new Error(`only ${rows.length} rows`);
};
const times = await measure(
  [
    { name: 'bare query of the same rows', run: query },
    { name: 'page with the whole tree', run: page },
  ],
  rounds,
);
printTimes(`Page, ${rounds} rounds, peer: the bare query`, times);
await client.end();
await server.close();
await app.close();
process.exit(0);
