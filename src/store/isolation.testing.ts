/**
 * Proves by trying that one municipality never reaches another's rows: for every table there is, with rows of both,
 * it reads, inserts, changes and deletes as the server does. Returns what it found wrong; a table without rows of both
 * is itself a fault, so that a new table cannot slip by untested.
 */
import pg from 'pg';

export type Faults = readonly string[];

const ownPolicy = "(tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid)";

/** The tables by what the catalogue says of them: those that are not locked as every table must be. */
async function catalogueFaults(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; fault: string | null }>(
    `select c.relname as name, case
       when not c.relrowsecurity then 'row level security is off'
       when not c.relforcerowsecurity then 'row level security is not forced'
       when not exists (select from pg_policies p where p.schemaname = 'uppsikt' and p.tablename = c.relname
         and p.policyname = 'tenant_isolation' and p.cmd = 'ALL' and p.roles = '{public}' and p.qual = $1 and p.with_check = $1)
         then 'the policy is missing or another'
       when exists (select from pg_policies p where p.schemaname = 'uppsikt' and p.tablename = c.relname
         and p.policyname <> 'tenant_isolation' and c.relname <> 'tenant') then 'there is a further policy'
       when (select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
         where i.indrelid = c.oid and i.indisprimary) is distinct from 'tenant_id' then 'tenant_id does not lead the primary key'
       when exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'
         and not exists (select from unnest(f.conkey) k join pg_attribute a on a.attrelid = c.oid and a.attnum = k where a.attname = 'tenant_id'))
         then 'a foreign key leaves tenant_id out' end as fault
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'uppsikt' and c.relkind in ('r', 'p') order by c.relname`,
    [ownPolicy],
  );
  return rows.flatMap(({ name, fault }) => (fault === null ? [] : [`${name}: ${fault}`]));
}

/** Runs one statement as the server for a municipality and takes it back; the error's code where it is refused. */
async function attempt(client: pg.Client, tenant: string, statement: string, values: unknown[] = []) {
  await client.query('savepoint attempt');
  try {
    await client.query("select set_config('role', 'uppsikt_app', true), set_config('app.tenant', $1, true)", [tenant]);
    const result = await client.query(statement, values);
    return { rows: result.rows as Record<string, unknown>[], count: result.rowCount ?? 0, refused: null };
  } catch (error) {
    if (error instanceof pg.DatabaseError) return { rows: [], count: 0, refused: error.code ?? '' };
    throw error;
  } finally {
    await client.query('rollback to savepoint attempt');
  }
}

async function tableFaults(client: pg.Client, table: string, mine: string, other: string): Promise<string[]> {
  const faults: string[] = [];
  const name = `uppsikt."${table}"`;
  const count = async (reader: string, owner: string) => {
    const read = await attempt(client, reader, `select count(*)::int as count from ${name} where tenant_id = $1`, [
      owner,
    ]);
    return Number(read.rows[0]?.count ?? 0);
  };
  if ((await count(mine, mine)) === 0 || (await count(other, other)) === 0)
    faults.push(`${table}: no row of one's own is seen`);
  if ((await count(mine, other)) > 0) faults.push(`${table}: another's rows are read`);
  if ((await count('', mine)) > 0) faults.push(`${table}: rows are read without a municipality`);

  for (const statement of [
    `update ${name} set tenant_id = tenant_id where tenant_id = $1`,
    `delete from ${name} where tenant_id = $1`,
  ]) {
    const tried = await attempt(client, mine, statement, [other]);
    if (tried.count > 0) faults.push(`${table}: another's rows are changed by ${statement.slice(0, 6)}`);
    if (tried.refused !== null && tried.refused !== '42501')
      faults.push(`${table}: ${statement.slice(0, 6)} failed with ${tried.refused}`);
  }
  const row = (await attempt(client, other, `select to_jsonb(t) as row from ${name} t limit 1`)).rows[0]?.row;
  const insert = `insert into ${name} select * from jsonb_populate_record(null::${name}, $1::jsonb)`;
  const inserted = await attempt(client, mine, insert, [JSON.stringify(row ?? {})]);
  if (inserted.refused !== '42501')
    faults.push(`${table}: a row in another's name is met with ${inserted.refused ?? 'consent'}`);
  return faults;
}

/** Tries every table with the rows of two municipalities. `client` is the server's, in a transaction that is rolled back. */
export async function isolationFaults(client: pg.Client, mine: string, other: string): Promise<Faults> {
  const faults = await catalogueFaults(client);
  const { rows } = await client.query<{ table: string }>(
    "select c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'uppsikt' and c.relkind in ('r', 'p') order by 1",
  );
  if (rows.length < 30) faults.push(`only ${rows.length} tables found`);
  for (const { table } of rows) faults.push(...(await tableFaults(client, table, mine, other)));
  return faults;
}
