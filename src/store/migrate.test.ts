import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { migrate, migrationsFolder } from './migrate.ts';
import { StoreRefusal } from './refusal.ts';
import { emptyDatabase, withClient } from './testing.ts';

const released = readdirSync(migrationsFolder)
  .filter((name) => name.endsWith('.sql'))
  .sort();

async function withEmpty(work: (ownerUrl: string) => Promise<void>): Promise<void> {
  const database = await emptyDatabase();
  try {
    await work(database.ownerUrl);
  } finally {
    await database.drop();
  }
}

async function withCopy(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  cpSync(migrationsFolder, folder, { recursive: true });
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const urlOf = (folder: string) => pathToFileURL(`${folder}/`);

function ledger(ownerUrl: string): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>('select name from uppsikt_meta.migration order by name');
    return rows.map((row) => row.name);
  });
}

describe('migrating', () => {
  it('runs each migration once, in order', () =>
    withEmpty(async (ownerUrl) => {
      assert.deepEqual(await migrate(ownerUrl), { applied: released });
      assert.deepEqual(await migrate(ownerUrl), { applied: [] });
      assert.deepEqual(await ledger(ownerUrl), released);
    }));

  it('may be run by several processes at once: each migration is run by one of them', () =>
    withEmpty(async (ownerUrl) => {
      const runs = await Promise.all([1, 2, 3, 4].map(() => migrate(ownerUrl)));
      assert.deepEqual(runs.flatMap((run) => run.applied).sort(), released);
    }));

  it('goes on where it was stopped, and a failing migration leaves nothing of itself', () =>
    withEmpty((ownerUrl) =>
      withCopy(async (folder) => {
        const last = join(folder, '9000_broken.sql');
        writeFileSync(last, 'create table uppsikt.half (tenant_id uuid primary key); select 1 / 0;');
        await assert.rejects(migrate(ownerUrl, urlOf(folder)), /division by zero/u);
        assert.deepEqual(await ledger(ownerUrl), released);
        const found = await withClient(ownerUrl, (client) =>
          client.query("select to_regclass('uppsikt.half') as half"),
        );
        assert.equal(found.rows[0]?.half, null);
        writeFileSync(last, 'create table uppsikt.half (tenant_id uuid primary key);');
        assert.deepEqual(await migrate(ownerUrl, urlOf(folder)), { applied: ['9000_broken.sql'] });
      }),
    ));

  it('refuses a released migration whose text has changed', () =>
    withEmpty((ownerUrl) =>
      withCopy(async (folder) => {
        await migrate(ownerUrl, urlOf(folder));
        writeFileSync(join(folder, released[0] ?? ''), '-- rewritten\n');
        await assert.rejects(
          migrate(ownerUrl, urlOf(folder)),
          (error) => error instanceof StoreRefusal && error.message.includes(released[0] ?? '-'),
        );
      }),
    ));

  it('survives being cut off in the middle of a migration', () =>
    withEmpty((ownerUrl) =>
      withCopy(async (folder) => {
        writeFileSync(
          join(folder, '9000_slow.sql'),
          'create table uppsikt.slow (tenant_id uuid primary key); select pg_sleep(30);',
        );
        const run = migrate(ownerUrl, urlOf(folder));
        const cut = withClient(ownerUrl, async (client) => {
          for (let killed = 0; killed === 0; ) {
            const { rowCount } = await client.query(
              "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'uppsikt migrate' and datname = current_database() and query like '%pg_sleep%'",
            );
            killed = rowCount ?? 0;
            await delay(20);
          }
        });
        await assert.rejects(run);
        await cut;
        writeFileSync(join(folder, '9000_slow.sql'), 'create table uppsikt.slow (tenant_id uuid primary key);');
        assert.deepEqual((await migrate(ownerUrl, urlOf(folder))).applied, ['9000_slow.sql']);
      }),
    ));
});
