import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getRollbackPlans } from 'pg-boss';
import { inTenant } from './database.ts';
import { insertJob } from './job.ts';
import { migrate } from './migrate.ts';
import { sendJob } from './queue.ts';
import { type TestDatabase, testDatabase, testTenant, withClient } from './testing.ts';

async function withTest(work: (test: TestDatabase) => Promise<void>): Promise<void> {
  const test = await testDatabase();
  try {
    await work(test);
  } finally {
    await test.close();
  }
}

async function send(test: TestDatabase): Promise<string> {
  const tenant = await testTenant(test.db, 'prov');
  return inTenant(test.db, tenant, async (tx) => {
    const job = await insertJob(tx, { kind: 'print', input: {}, payload: null, message: 'Väntar', createdBy: null });
    await sendJob(tx, { tenant, job });
    return job;
  });
}

describe('installing the queue', () => {
  const halfway: [string, string][] = [
    ['before anything of it stood', 'drop schema pgboss cascade'],
    ['before its queues stood', 'delete from pgboss.job; delete from pgboss.queue'],
    ['before the server had its rights', 'revoke all on all tables in schema pgboss from uppsikt_app'],
  ];
  for (const [when, undo] of halfway) {
    it(`goes on where it was killed ${when}`, () =>
      withTest(async (test) => {
        await withClient(test.adminUrl, (client) => client.query(`${undo}; delete from uppsikt_meta.queue`));
        await assert.rejects(send(test));
        assert.deepEqual(await migrate(test.ownerUrl), { applied: [] });
        assert.match(await send(test), /^[0-9a-f-]{36}$/u);
      }));
  }

  it('upgrades an older queue, by several processes at once, and keeps what waits in it', () =>
    withTest(async (test) => {
      const job = await send(test);
      await withClient(test.ownerUrl, async (client) => {
        await client.query(getRollbackPlans('pgboss'));
        await client.query('delete from uppsikt_meta.queue');
      });
      await assert.rejects(send(test), /requires migrations/u);
      await Promise.all([1, 2, 3].map(() => migrate(test.ownerUrl)));
      await send(test);
      const { rows } = await withClient(test.adminUrl, (client) =>
        client.query('select state from pgboss.job where id = $1', [job]),
      );
      assert.deepEqual(rows, [{ state: 'created' }]);
    }));

  it('leaves the server no right to change the schema', () =>
    withTest(async (test) => {
      for (const statement of [
        'create table pgboss.extra (id integer)',
        'drop table pgboss.job',
        'truncate pgboss.job',
      ]) {
        const attempt = withClient(test.serverUrl, async (client) => {
          await client.query('set role uppsikt_app');
          await client.query(statement);
        });
        await assert.rejects(attempt, /permission denied|must be owner/u);
      }
    }));
});
