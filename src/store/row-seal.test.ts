import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type pg from 'pg';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { defaultLevels } from '../domain/node.ts';
import { defaultScales } from '../domain/scale.ts';
import { recordEvent, verifyAudit } from './audit.ts';
import { inTenant } from './database.ts';
import { saveFacts } from './facts.ts';
import { insertImport } from './import.ts';
import { listRowFaults } from './row-seal.ts';
import { saveLevels, saveScales } from './scale.ts';
import { type TestDatabase, testDatabase, testTenant, withClient } from './testing.ts';

describe('the seals of rows', () => {
  let test: TestDatabase;
  let tenants = 0;
  before(async () => {
    test = await testDatabase();
  });
  after(() => test.close());

  const event = (verb: string) =>
    ({ actor: 'cli', channel: 'cli', verb, subject: 'report:KS/2025-year', before: null, after: null }) as const;

  /** A municipality with a report whose rows an event has bound. */
  async function filled(): Promise<string> {
    tenants += 1;
    const tenant = await testTenant(test.db, `sigill-${tenants}`);
    await inTenant(test.db, tenant, async (tx) => {
      await saveLevels(tx, defaultLevels);
      await saveScales(tx, defaultScales);
      await saveFacts(tx, exampleFacts, 'prov');
      await recordEvent(tx, event('import.approve'));
    });
    return tenant;
  }

  const faults = (tenant: string) => inTenant(test.db, tenant, (tx) => listRowFaults(tx));

  /** As the owner, with `session_replication_role` or the guards off: the worst that somebody with the database can do. */
  async function tamper(tenant: string, table: string, change: (client: pg.Client) => Promise<unknown>): Promise<void> {
    await withClient(test.ownerUrl, async (client) => {
      await client.query("select set_config('app.tenant', $1, false)", [tenant]);
      await client.query(`alter table uppsikt.${table} disable trigger user`);
      try {
        await change(client);
      } finally {
        await client.query(`alter table uppsikt.${table} enable trigger user`);
      }
    });
  }

  it('fit what the server writes, changes and removes, with an event or before the next one', async () => {
    const tenant = await filled();
    assert.deepEqual(await faults(tenant), []);
    await inTenant(test.db, tenant, async (tx) => {
      await tx.updateTable('entry').set({ completion: '80' }).execute();
      await tx.deleteFrom('significant_event').execute();
      await insertImportedFile(tx);
    });
    assert.deepEqual(await faults(tenant), []);
    await inTenant(test.db, tenant, (tx) => recordEvent(tx, event('entry.edit')));
    assert.deepEqual(await faults(tenant), []);
    assert.ok((await inTenant(test.db, tenant, verifyAudit)).ok);
  });

  async function insertImportedFile(tx: Parameters<typeof insertImport>[0]): Promise<void> {
    const file = {
      name: 'r.txt',
      sha256: 'a'.repeat(64),
      bytes: 3,
      format: 'text',
      encoding: 'utf-8',
      length: 1,
    } as const;
    const coverage = { words: 1, placed: 1, kept: 0 };
    const rest = { profile: 'default', facts: exampleFacts, sources: {}, questions: [], notes: [], coverage };
    await insertImport(tx, { proposal: { file, ...rest }, original: Buffer.from('abc'), createdBy: null });
  }

  it('leave nothing where the change is taken back', async () => {
    const tenant = await filled();
    const lines = () =>
      inTenant(test.db, tenant, async (tx) => (await sql`select from uppsikt.audit_row`.execute(tx)).rows.length);
    const held = await lines();
    await inTenant(test.db, tenant, async (tx) => {
      await sql`savepoint step`.execute(tx);
      await tx.updateTable('entry').set({ completion: '20' }).execute();
      await sql`rollback to savepoint step`.execute(tx);
      await tx.updateTable('entry').set({ completion: sql<string>`completion` }).execute();
    });
    assert.equal(await lines(), held);
    assert.deepEqual(await faults(tenant), []);
  });

  const changes: [string, string, string, RegExp, string[] | null][] = [
    [
      'changed',
      'entry',
      "update uppsikt.entry set status = 'late' where node = 'commitment/plantera'",
      /commitment\/plantera/u,
      ['status'],
    ],
    [
      'changed',
      'risk',
      "update uppsikt.risk set text = text || '!', position = position + 1 where key = (select min(key) from uppsikt.risk)",
      /^\["KS", 2025, /u,
      ['position', 'text'],
    ],
    ['removed', 'indicator_value', 'delete from uppsikt.indicator_value', /^\["KS", 2025, "year",/u, null],
    [
      'changed',
      'indicator_value',
      'update uppsikt.indicator_value set value = value + 1 where ordinal = 1',
      /^\["KS", 2025, "year", "indicator\/[^"]+"\]$/u,
      ['ordinal 1'],
    ],
    [
      'changed',
      'indicator_value',
      'insert into uppsikt.indicator_value select tenant_id, body, year, period, indicator, 77, 1999, kind, sex, value, decimals from uppsikt.indicator_value where ordinal = 0',
      /^\["KS", 2025, /u,
      ['ordinal 77'],
    ],
    [
      'added',
      'body',
      "insert into uppsikt.body (code, name, kind) values ('XX', 'Påhittad nämnd', 'board')",
      /^\["XX"\]$/u,
      null,
    ],
    ['changed', 'tenant', "update uppsikt.tenant set name = 'Annan kommun'", /^\[\]$/u, ['name']],
  ];
  for (const [fault, table, statement, key, columns] of changes) {
    it(`names the row that was ${fault} by hand past the triggers in ${table}`, async () => {
      const tenant = await filled();
      const untouched = await filled();
      await tamper(tenant, table, (client) => client.query(statement));
      const found = await faults(tenant);
      assert.ok(found.length > 0, 'the tampering went unseen');
      for (const one of found) {
        assert.deepEqual([one.table, one.fault, one.columns], [table, fault, columns]);
        assert.match(one.key, key);
        if (fault !== 'added') assert.equal(one.recorded?.verb, 'import.approve');
      }
      assert.deepEqual(await faults(untouched), []);
    });
  }

  it('name the role that changes a row by hand with the triggers on', async () => {
    const tenant = await filled();
    await withClient(test.ownerUrl, async (client) => {
      await client.query("select set_config('app.tenant', $1, false)", [tenant]);
      await client.query("update uppsikt.entry set status = 'late' where node = 'commitment/plantera'");
    });
    const [found] = await faults(tenant);
    assert.deepEqual([found?.table, found?.fault, found?.writer], ['entry', 'by-hand', 'database:uppsikt_owner']);
    await withClient(test.adminUrl, (client) =>
      client.query("update uppsikt.period set instructions = 'Y' where tenant_id = $1", [tenant]),
    );
    assert.ok((await faults(tenant)).some(({ table, writer }) => table === 'period' && writer === 'database:postgres'));
  });

  it('cannot be put right by who changes the row: the seal is bound into the chain', async () => {
    const tenant = await filled();
    await tamper(tenant, 'entry', async (client) => {
      await client.query("update uppsikt.entry set status = 'late' where node = 'commitment/plantera'");
      const seal = "table_name = 'entry' and key like '%plantera%'";
      await client.query(`update uppsikt.audit_row set hash = sha256('x') where ${seal}`);
    });
    const verdict = await inTenant(test.db, tenant, verifyAudit);
    assert.ok(!verdict.ok && verdict.sequence === 1, JSON.stringify(verdict));
    assert.match(verdict.reason, /sigill/u);
  });

  it('show a seal that is gone, and a table whose guards are off', async () => {
    const tenant = await filled();
    await tamper(tenant, 'entry', (client) => client.query("delete from uppsikt.row_seal where table_name = 'period'"));
    const gone = await faults(tenant);
    assert.ok(gone.some(({ table, fault }) => table === 'period' && fault === 'seal'));
    await withClient(test.ownerUrl, (client) => client.query('alter table uppsikt.term disable trigger user'));
    assert.ok((await faults(tenant)).some(({ table, fault }) => table === 'term' && fault === 'unguarded'));
    await withClient(test.ownerUrl, (client) => client.query('alter table uppsikt.term enable trigger user'));
  });

  it('go on where a migration adds a column, and are made anew where one takes a column away', async () => {
    const tenant = await filled();
    await withClient(test.ownerUrl, async (client) => {
      await client.query("select set_config('app.migration', '9000_x.sql', false)");
      await client.query(
        ['matter', 'term', 'indicator_value']
          .map((table) => `alter table uppsikt.${table} add column extra text default 'x'`)
          .join(';'),
      );
      await client.query('select uppsikt_meta.watch_rows()');
      assert.deepEqual(await faults(tenant), []);
      await client.query(
        ['matter', 'term', 'indicator_value']
          .map((table) => `alter table uppsikt.${table} drop column extra`)
          .join(';'),
      );
      await client.query('select uppsikt_meta.watch_rows()');
    });
    assert.deepEqual(await faults(tenant), []);
  });

  it('hold the same on a server in another time zone', async () => {
    const tenant = await filled();
    await inTenant(test.db, tenant, async (tx) => {
      await sql`set local timezone = 'Pacific/Auckland'`.execute(tx);
      assert.deepEqual(await listRowFaults(tx), []);
    });
  });

  it('are closed to the server', async () => {
    const tenant = await filled();
    for (const statement of [
      'delete from uppsikt.row_seal',
      'update uppsikt.audit_batch set sequence = 1',
      'delete from uppsikt.audit_row',
    ]) {
      await assert.rejects(
        inTenant(test.db, tenant, (tx) => sql.raw(statement).execute(tx)),
        /permission denied/u,
      );
    }
  });
});
