import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { connect, inNoTenant, inTenant } from './database.ts';
import { StoreRefusal } from './refusal.ts';
import { listTenants } from './tenant.ts';
import { type TestDatabase, testDatabase, testTenant, withClient } from './testing.ts';

describe('connecting', () => {
  let test: TestDatabase;
  before(async () => {
    test = await testDatabase();
  });
  after(() => test.close());

  it('refuses a superuser', async () => {
    await assert.rejects(
      connect(test.adminUrl),
      (error) => error instanceof StoreRefusal && /superuser/u.test(error.message),
    );
  });

  it('refuses the role that owns the tables', async () => {
    await assert.rejects(
      connect(test.ownerUrl),
      (error) => error instanceof StoreRefusal && /äger/u.test(error.message),
    );
  });

  it('refuses a role that may become the owner, or one that bypasses row level security', async () => {
    const role = `uppsikt_probe_${process.pid}`;
    const url = new URL(test.serverUrl);
    url.username = role;
    url.password = 'probe';
    await withClient(test.adminUrl, async (admin) => {
      await admin.query(`create role ${role} login password 'probe' in role uppsikt_app`);
      const name = decodeURIComponent(url.pathname.slice(1));
      try {
        await admin.query(`grant connect on database ${name} to ${role}`);
        await admin.query(`alter role ${role} bypassrls`);
        await assert.rejects(connect(url.href), /BYPASSRLS/u);
        await admin.query(`alter role ${role} nobypassrls`);
        await admin.query(`grant uppsikt_owner to ${role}`);
        await assert.rejects(connect(url.href), /äger/u);
        await admin.query(`revoke uppsikt_owner from ${role}`);
        await (await connect(url.href)).destroy();
        await admin.query(`revoke uppsikt_app from ${role}`);
        await assert.rejects(connect(url.href), /inte medlem/u);
      } finally {
        await admin.query(`revoke all on database ${name} from ${role}`);
        await admin.query(`drop role ${role}`);
      }
    });
  });

  it('leaves neither role nor municipality behind on a connection', async () => {
    const id = await testTenant(test.db, 'spar');
    const single = await connect(test.serverUrl, { poolSize: 1 });
    await inTenant(single, id, (tx) => sql`select 1`.execute(tx));
    const { rows } = await sql<{ role: string; tenant: string | null }>`
      select current_user::text as role, nullif(current_setting('app.tenant', true), '') as tenant`.execute(single);
    assert.deepEqual(rows, [{ role: 'uppsikt_server', tenant: null }]);
    await single.destroy();
  });

  it('rolls all of it back where the work throws', async () => {
    const id = await testTenant(test.db, 'angrar');
    const work = inTenant(test.db, id, async (tx) => {
      await tx
        .insertInto('body')
        .values({ code: 'KS', name: 'Kommunstyrelsen', kind: 'board', parent: null })
        .execute();
      throw new Error('stop');
    });
    await assert.rejects(work, /stop/u);
    assert.deepEqual(await inTenant(test.db, id, (tx) => tx.selectFrom('body').selectAll().execute()), []);
  });

  it('gives dates as they stand and decimals as strings', async () => {
    const { rows } = await sql<Record<string, unknown>>`
      select date '2022-12-31' as day, 3.10::numeric as figure, 12::bigint as count`.execute(test.db);
    assert.deepEqual(rows, [{ day: '2022-12-31', figure: '3.10', count: 12 }]);
  });

  it('lists municipalities before one is chosen, and nothing else', async () => {
    const id = await testTenant(test.db, 'lista');
    await inTenant(test.db, id, (tx) =>
      tx.insertInto('body').values({ code: 'KS', name: 'Kommunstyrelsen', kind: 'board', parent: null }).execute(),
    );
    const seen = await inNoTenant(test.db, async (tx) => ({
      tenants: (await listTenants(tx)).map((tenant) => tenant.code),
      rows: await tx.selectFrom('tenant').select('code').execute(),
      bodies: await tx.selectFrom('body').select('code').execute(),
    }));
    assert.ok(seen.tenants.includes('lista'));
    assert.deepEqual([seen.rows, seen.bodies], [[], []]);
  });
});
