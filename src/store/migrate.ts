/**
 * Brings a database up to date: runs migrations/NNNN_*.sql in order, each in a transaction of its own together with
 * the row that records it, and installs the queue of jobs. Safe to run twice, two at once, and to be killed at any moment.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { installQueue, queueIsCurrent } from './queue-install.ts';
import { StoreRefusal } from './refusal.ts';

/** Where the released migrations lie. */
export const migrationsFolder = new URL('../../migrations/', import.meta.url);

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

async function readMigrations(folder: URL): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/u.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const value = await work();
    await client.query('commit');
    return value;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** True for what PostgreSQL says when another process made the same thing at the same moment. */
function madeMeanwhile(error: unknown): boolean {
  return error instanceof pg.DatabaseError && ['23505', '42P06', '42P07', '42710'].includes(error.code ?? '');
}

/** The role that holds the server's rights. A role belongs to the whole server, so it may stand there already. */
async function ensureRole(client: pg.Client): Promise<void> {
  const found = await client.query(
    "select rolsuper or rolbypassrls as strong from pg_roles where rolname = 'uppsikt_app'",
  );
  if (found.rows[0]?.strong === true) {
    throw new StoreRefusal(
      'Rollen uppsikt_app får inte vara superuser eller ha BYPASSRLS. Kör: alter role uppsikt_app nosuperuser nobypassrls;',
    );
  }
  if (found.rowCount === 1) return;
  try {
    await client.query('create role uppsikt_app nologin nosuperuser nobypassrls');
  } catch (error) {
    if (madeMeanwhile(error)) return;
    if (!(error instanceof pg.DatabaseError) || error.code !== '42501') throw error;
    throw new StoreRefusal(
      'Rollen uppsikt_app saknas och databasens ägare får inte skapa roller. Be databasadministratören köra: ' +
        "create role uppsikt_app nologin; create role uppsikt_server login password '…' noinherit in role uppsikt_app; " +
        'Kör sedan migreringen igen.',
    );
  }
}

async function ensureLedger(client: pg.Client): Promise<void> {
  const found = await client.query("select to_regclass('uppsikt_meta.migration') is not null as found");
  if (found.rows[0]?.found === true) return;
  try {
    await inTransaction(client, async () => {
      await client.query('create schema uppsikt_meta');
      await client.query(
        'create table uppsikt_meta.migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
      );
    });
  } catch (error) {
    if (!madeMeanwhile(error)) throw error;
  }
}

/** Seals the rows of tables that a migration made, once there are seals (migrations/0035_row_seals.sql). */
async function watchRows(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select to_regprocedure('uppsikt_meta.watch_rows()') is not null as found");
  if (rows[0]?.found === true) await client.query('select uppsikt_meta.watch_rows()');
}

/** Runs one migration unless another process has done so; true where this call ran it. */
function apply(client: pg.Client, migration: Migration): Promise<boolean> {
  return inTransaction(client, async () => {
    await client.query('lock table uppsikt_meta.migration in access exclusive mode');
    const found = await client.query<{ checksum: string }>(
      'select checksum from uppsikt_meta.migration where name = $1',
      [migration.name],
    );
    const applied = found.rows[0];
    if (applied && applied.checksum !== migration.checksum) {
      throw new StoreRefusal(
        `Migreringen ${migration.name} har ändrats sedan den kördes i databasen. En släppt migrering ändras aldrig: återställ filen och lägg ändringen i en ny.`,
      );
    }
    if (applied) return false;
    await client.query("select set_config('app.migration', $1, true)", [migration.name]);
    await client.query(migration.sql);
    await watchRows(client);
    await client.query('insert into uppsikt_meta.migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    return true;
  });
}

/** True where every migration stands in the ledger with its checksum: the usual start, answered by one query. */
async function upToDate(client: pg.Client, migrations: readonly Migration[]): Promise<boolean> {
  const ledger = await client.query("select to_regclass('uppsikt_meta.migration') is not null as found");
  if (ledger.rows[0]?.found !== true) return false;
  const rows = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from uppsikt_meta.migration',
  );
  const known = new Map(rows.rows.map((row) => [row.name, row.checksum]));
  return migrations.every((migration) => known.get(migration.name) === migration.checksum);
}

/**
 * Runs the migrations that the database lacks and returns their names, in order. `ownerUrl` connects as the role that
 * owns the database. Throws `StoreRefusal` where a released migration's text has changed or a role is missing.
 */
export async function migrate(ownerUrl: string, folder: URL = migrationsFolder): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'uppsikt migrate' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    if ((await upToDate(client, migrations)) && (await queueIsCurrent(client))) return { applied: [] };
    await ensureRole(client);
    await ensureLedger(client);
    const applied: string[] = [];
    for (const migration of migrations) {
      if (await apply(client, migration)) applied.push(migration.name);
    }
    await installQueue(client);
    return { applied };
  } finally {
    await client.end().catch(() => undefined);
  }
}
