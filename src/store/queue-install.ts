/**
 * Installs the queue: pg-boss's schema `pgboss`, our queues in it, and the server's rights to its rows, so that neither
 * server nor worker ever changes a schema. Runs as the owner, as the last part of a migration; safe to run twice, two at
 * once, and to be killed at any moment.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import pg from 'pg';
import type { PgBoss } from 'pg-boss';
import { lostQueue, queueSchema, queues, workQueue } from './queue-names.ts';

const { pgboss } = createRequire(import.meta.url)('pg-boss/package.json') as { pgboss: { schema: number } };

const grants = `
  grant usage on schema ${queueSchema} to uppsikt_app;
  grant select, insert, update, delete on all tables in schema ${queueSchema} to uppsikt_app;
  grant execute on all functions in schema ${queueSchema} to uppsikt_app;`;

const wanted = createHash('sha256')
  .update(JSON.stringify([pgboss.schema, queues, grants]))
  .digest('hex');

/** True where this version's queue stands whole. The migrations must have run. */
export async function queueIsCurrent(client: pg.Client): Promise<boolean> {
  const table = await client.query("select to_regclass('uppsikt_meta.queue') is not null as found");
  if (table.rows[0]?.found !== true) return false;
  const row = await client.query<{ checksum: string }>('select checksum from uppsikt_meta.queue');
  return row.rows[0]?.checksum === wanted;
}

async function schemaVersion(client: pg.Client): Promise<number | null> {
  const table = await client.query('select to_regclass($1) is not null as found', [`${queueSchema}.version`]);
  if (table.rows[0]?.found !== true) return null;
  const row = await client.query<{ version: number }>(`select version from ${queueSchema}.version`);
  return row.rows[0]?.version ?? null;
}

/** Makes or upgrades pg-boss's own tables. Its script is one transaction, which another process may win. */
async function installSchema(client: pg.Client): Promise<void> {
  const version = await schemaVersion(client);
  if (version !== null && version >= pgboss.schema) return;
  const { getConstructionPlans, getMigrationPlans } = await import('pg-boss');
  const script = version === null ? getConstructionPlans(queueSchema) : getMigrationPlans(queueSchema, version);
  try {
    await client.query(script);
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    if (!(error instanceof pg.DatabaseError) || (await schemaVersion(client)) !== pgboss.schema) throw error;
  }
}

async function makeQueues(client: pg.Client): Promise<void> {
  const { PgBoss } = await import('pg-boss');
  const boss: PgBoss = new PgBoss({
    db: { executeSql: (text, values) => client.query(text, values) },
    schema: queueSchema,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  try {
    await boss.start();
    for (const name of [lostQueue, workQueue] as const) {
      await boss.createQueue(name, queues[name]);
      await boss.updateQueue(name, queues[name]);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Gives the server its rights and says that all stands. The lock keeps two from granting at once, which PostgreSQL refuses. */
async function finish(client: pg.Client): Promise<void> {
  await client.query('begin');
  try {
    await client.query('lock table uppsikt_meta.queue in access exclusive mode');
    await client.query(grants);
    await client.query(
      'insert into uppsikt_meta.queue (id, checksum) values (1, $1) on conflict (id) do update set checksum = excluded.checksum',
      [wanted],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** Installs what is missing of the queue. `client` is the owner's, outside a transaction. */
export async function installQueue(client: pg.Client): Promise<void> {
  if (await queueIsCurrent(client)) return;
  await installSchema(client);
  await makeQueues(client);
  await finish(client);
}
