/**
 * The database: a pool of connections as a role that owns nothing, and the one way to open a transaction,
 * which always says whose data it works on.
 */
import { Kysely, type Transaction as KyselyTransaction, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { StoreRefusal } from './refusal.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;
/** An open transaction for one municipality. Every function of a noun takes one. */
export type Transaction = KyselyTransaction<Tables>;

const oid = { int8: 20, date: 1082 } as const;

/** Numbers and dates as the domain has them: bigint as number, date as "2022-12-31"; numeric is a string by default. */
const parsers: pg.CustomTypesConfig = {
  getTypeParser(id, format) {
    if (id === oid.int8) return Number;
    if (id === oid.date) return String;
    return pg.types.getTypeParser(id, format);
  },
};

/** Refuses a role that could see past row level security: it would make every isolation rule mean nothing. */
async function refuseStrongRole(db: Database): Promise<void> {
  const { rows } = await sql<{ name: string; strong: boolean; owner: boolean; app: boolean | null }>`
    select current_user::text as name,
      exists (select from pg_roles r where (r.rolsuper or r.rolbypassrls) and pg_has_role(current_user, r.oid, 'MEMBER')) as strong,
      exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('uppsikt', 'uppsikt_meta') and pg_has_role(current_user, c.relowner, 'MEMBER')) as owner,
      (select pg_has_role(current_user, r.oid, 'MEMBER') from pg_roles r where r.rolname = 'uppsikt_app') as app
  `.execute(db);
  const role = rows[0];
  if (!role) throw new Error('The server did not say which role is connected.');
  if (role.strong) {
    throw new StoreRefusal(
      `Databasrollen ${role.name} är superuser eller har BYPASSRLS och kan läsa alla kommuners data. Ange en roll utan de rättigheterna i DATABASE_URL.`,
    );
  }
  if (role.owner) {
    throw new StoreRefusal(
      `Databasrollen ${role.name} äger Uppsikts tabeller. Ange en annan roll i DATABASE_URL; ägaren hör hemma i DATABASE_OWNER_URL.`,
    );
  }
  if (role.app !== true) {
    throw new StoreRefusal(
      `Databasrollen ${role.name} är inte medlem i uppsikt_app. Kör migreringen och sedan: grant uppsikt_app to ${role.name};`,
    );
  }
}

/**
 * Connects to a migrated database as the server's role. Throws `StoreRefusal` where that role is a superuser, has
 * BYPASSRLS, owns our tables, or is not a member of uppsikt_app.
 */
export async function connect(serverUrl: string, options: { poolSize?: number } = {}): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: serverUrl,
    application_name: 'uppsikt',
    max: options.poolSize ?? 10,
    allowExitOnIdle: true,
    types: parsers,
  });
  // A lost idle connection is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  // So would one that is lost between two statements of a transaction; the next statement fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }).withSchema('uppsikt');
  try {
    await refuseStrongRole(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Runs `work` in one transaction that sees and writes one municipality's rows only. A throw rolls all of it back. */
export function inTenant<T>(db: Database, tenantId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'uppsikt_app', true), set_config('app.tenant', ${tenantId}, true)`.execute(tx);
    return work(tx);
  });
}

/** Runs `work` before a municipality is chosen: no table has a row in it, only the directory functions answer. */
export function inNoTenant<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return inTenant(db, '', work);
}
