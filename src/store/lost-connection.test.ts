import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { inNoTenant } from './database.ts';
import { testDatabase, withClient } from './testing.ts';

describe('a connection that is lost between two statements', () => {
  it('fails the next statement and not the process, and another takes its place', async () => {
    const test = await testDatabase();
    try {
      await assert.rejects(
        inNoTenant(test.db, async (tx) => {
          const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
          await withClient(test.adminUrl, (client) => client.query('select pg_terminate_backend($1)', [rows[0]?.pid]));
          await wait(200);
          await sql`select 1`.execute(tx);
        }),
      );
      const { rows } = await inNoTenant(test.db, (tx) => sql<{ one: number }>`select 1 as one`.execute(tx));
      assert.equal(rows[0]?.one, 1);
    } finally {
      await test.close();
    }
  });
});
