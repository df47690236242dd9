/**
 * Makes municipalities of full size straight in the database: 20 bodies, 10 years, 60 indicators for each body and year,
 * with plan, reports, entries and every version. Two hundred and ninety of them hold 3.5 million values.
 */
import pg from 'pg';
import type { App } from '../src/app/app.ts';
import { createMunicipality, type Municipality } from '../src/app/municipality.ts';

const bodies = 20;
const firstYear = 2016;
const lastYear = 2025;
const nodes = 60;
export const indicatorsEach = 60;
export const lastReport = { body: 'N01', period: `${lastYear}-year`, year: lastYear };

/** Node 1 and 2 are perspectives, 3-12 process areas, 13-36 goals, the rest commitments. */
const nodeSql = `
  select y as year, n, case when n <= 2 then 'perspective' when n <= 12 then 'processArea' when n <= 36 then 'goal' else 'commitment' end as level,
    'nod/' || n as key,
    case when n <= 2 then null when n <= 12 then 'nod/' || (1 + n % 2) else 'nod/' || (3 + n % 10) end as parent
  from generate_series(${firstYear}, ${lastYear}) y, generate_series(1, ${nodes}) n`;

const narrative = `jsonb_build_object('type', 'doc', 'content', jsonb_build_array(jsonb_build_object('type', 'paragraph', 'content',
  jsonb_build_array(jsonb_build_object('type', 'text', 'text', 'Arbetet med nod ' || n || ' har under ' || year || ' gått enligt plan. '
    || 'Nämnden har följt upp verksamheten och sett att skolorna, vården och vattnet ' || (array['förbättras','är oförändrade','försämras'])[1 + n % 3] || '.')))))`;

const statements = [
  `insert into uppsikt.body (tenant_id, code, name, kind)
   select $1, 'N' || lpad(b::text, 2, '0'), 'Nämnd ' || b, 'board' from generate_series(1, ${bodies}) b`,
  `insert into uppsikt.plan (tenant_id, year, title) select $1, y, 'Plan ' || y from generate_series(${firstYear}, ${lastYear}) y`,
  `insert into uppsikt.term (tenant_id, first_year, last_year, name)
   select $1, y, y + 3, 'Mandatperiod ' || y from generate_series(2015, 2023, 4) y`,
  `insert into uppsikt.period (tenant_id, year, kind, state) select $1, y, 'year', 'open' from generate_series(${firstYear}, ${lastYear}) y`,
  `insert into uppsikt.node (tenant_id, year, key, parent, level, title, role, position)
   select $1, year, key, parent, level, 'Mål och åtagande nummer ' || n, 'group', n from (${nodeSql}) s`,
  `insert into uppsikt.node_body (tenant_id, year, node, ordinal, body)
   select $1, year, key, b - 1, 'N' || lpad(b::text, 2, '0') from (${nodeSql}) s, generate_series(1, ${bodies}) b where n > 2`,
  `insert into uppsikt.report (tenant_id, body, year, period)
   select $1, code, y, 'year' from uppsikt.body, generate_series(${firstYear}, ${lastYear}) y where tenant_id = $1`,
  `insert into uppsikt.report_body (tenant_id, body, year, period, code, ordinal)
   select $1, body, year, 'year', body, 0 from uppsikt.report where tenant_id = $1`,
  `insert into uppsikt.report_node (tenant_id, body, year, period, node, ordinal)
   select $1, code, year, 'year', key, n from uppsikt.body, (${nodeSql}) s where tenant_id = $1`,
  `insert into uppsikt.entry (tenant_id, body, year, period, node, ordinal, assessment, trend, status, completion, narrative, updated_by)
   select $1, code, year, 'year', key, n, case when n <= 36 then (array['red','yellow','green'])[1 + (n + year) % 3] end,
     case when n <= 36 then 'better' end, case when n > 36 then 'done' end, case when n > 36 then '100' end, ${narrative}, 'Vera Ek'
   from uppsikt.body, (${nodeSql}) s where tenant_id = $1 and n > 2`,
  `insert into uppsikt.entry_version (tenant_id, body, year, period, node, number, revision, assessment, trend, status, completion, narrative, state, by)
   select tenant_id, body, year, period, node, 1, revision, assessment, trend, status, completion, narrative, state, updated_by
   from uppsikt.entry where tenant_id = $1`,
  `insert into uppsikt.indicator (tenant_id, body, year, period, key, ordinal, node, title, unit, direction, position)
   select $1, code, y, 'year', 'indikator/' || i, i, 'nod/' || (13 + i % 24), 'Andel som når mål ' || i, 'percent', 'higher', i
   from uppsikt.body, generate_series(${firstYear}, ${lastYear}) y, generate_series(1, ${indicatorsEach}) i where tenant_id = $1`,
  `insert into uppsikt.indicator_value (tenant_id, body, year, period, indicator, ordinal, value_year, kind, sex, value, decimals)
   select $1, body, year, 'year', key, 0, year, 'actual', 'all', (ordinal * 7 + year) % 100, 0 from uppsikt.indicator where tenant_id = $1`,
  `with texts as materialized (
     select year, key, title, text, setweight(to_tsvector('swedish', title), 'A') || to_tsvector('swedish', text) as vector
     from (select year, key, 'Mål och åtagande nummer ' || n as title, uppsikt_meta.prose(${narrative}) as text
       from (${nodeSql}) s where n > 2) t)
   insert into uppsikt.search_text (tenant_id, kind, body, year, period, key, title, text, vector)
   select $1, 'entry', code, year, 'year', key, title, text, vector from texts, uppsikt.body where tenant_id = $1`,
  `with texts as materialized (
     select i, title, setweight(to_tsvector('swedish', title), 'A') as vector
     from (select i, 'Andel som når mål ' || i as title from generate_series(1, ${indicatorsEach}) i) t)
   insert into uppsikt.search_text (tenant_id, kind, body, year, period, key, title, text, vector)
   select $1, 'indicator', code, y, 'year', 'indikator/' || i, title, '', vector
   from texts, uppsikt.body, generate_series(${firstYear}, ${lastYear}) y where tenant_id = $1`,
];

/** What `bench/values.ts` fills by imports: the last year of a municipality, whose indicators have no values yet. */
const emptyStatements = [
  `insert into uppsikt.body (tenant_id, code, name, kind)
   select $1, 'N' || lpad(b::text, 2, '0'), 'Nämnd ' || b, 'board' from generate_series(1, ${bodies}) b`,
  `insert into uppsikt.plan (tenant_id, year, title) select $1, ${lastYear}, 'Plan ${lastYear}'`,
  `insert into uppsikt.period (tenant_id, year, kind, state) select $1, ${lastYear}, 'year', 'open'`,
  `insert into uppsikt.node (tenant_id, year, key, parent, level, title, role, position)
   select $1, ${lastYear}, 'nod/1', null, 'perspective', 'Perspektiv', 'group', 1`,
  `insert into uppsikt.report (tenant_id, body, year, period)
   select $1, code, ${lastYear}, 'year' from uppsikt.body where tenant_id = $1`,
  `insert into uppsikt.indicator (tenant_id, body, year, period, key, ordinal, node, title, unit, direction, position)
   select $1, code, ${lastYear}, 'year', 'indikator/' || i, i, 'nod/1', 'Andel som når mål ' || i, 'percent', 'higher', i
   from uppsikt.body, generate_series(1, ${indicatorsEach}) i where tenant_id = $1`,
];

export const emptyValues = {
  ...{ bodies, indicatorsEach, firstYear, lastYear },
  async make(client: pg.Client, id: string): Promise<void> {
    await client.query("begin; set local session_replication_role = 'replica'");
    for (const statement of emptyStatements) await client.query(statement, [id]);
    await client.query('commit');
  },
};

/** Makes the municipality of this number, whole, in one transaction. The triggers are left out: nothing here is decided. */
export async function makeMunicipality(app: App, adminUrl: string, number: number): Promise<Municipality> {
  const municipality = await createMunicipality(app, `Provby ${number}`);
  const client = new pg.Client(adminUrl);
  await client.connect();
  try {
    await client.query('begin');
    await client.query("set local session_replication_role = 'replica'");
    for (const statement of statements) await client.query(statement, [municipality.id]);
    await client.query('commit');
  } finally {
    await client.end();
  }
  return municipality;
}

export async function analyze(adminUrl: string): Promise<{ values: number; bytes: string }> {
  const client = new pg.Client(adminUrl);
  await client.connect();
  try {
    await client.query('vacuum analyze');
    const { rows } = await client.query<{ values: string; bytes: string }>(
      'select (select count(*) from uppsikt.indicator_value) as values, pg_size_pretty(pg_database_size(current_database())) as bytes',
    );
    return { values: Number(rows[0]?.values ?? 0), bytes: rows[0]?.bytes ?? '' };
  } finally {
    await client.end();
  }
}
