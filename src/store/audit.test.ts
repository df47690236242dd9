import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import type pg from 'pg';
import { type AuditEvent, eraseAuditText, listAuditEvents, recordEvent, verifyAudit } from './audit.ts';
import { inTenant } from './database.ts';
import { type TestDatabase, testDatabase, testTenant, withClient } from './testing.ts';

const event = (subject: string): AuditEvent => ({
  actor: 'account:1',
  channel: 'web',
  verb: 'entry.edit',
  subject,
  before: null,
  after: '{"narrative":"Åsa skrev"}',
});

describe('the audit chain', () => {
  let test: TestDatabase;
  let tenants = 0;
  before(async () => {
    test = await testDatabase();
  });
  after(() => test.close());

  async function chainOf(length: number): Promise<string> {
    tenants += 1;
    const tenant = await testTenant(test.db, `kedja-${tenants}`);
    await inTenant(test.db, tenant, async (tx) => {
      for (let n = 1; n <= length; n += 1) await recordEvent(tx, event(`entry:${n}`));
    });
    return tenant;
  }

  const verify = (tenant: string) => inTenant(test.db, tenant, verifyAudit);

  /** As the owner of the tables, with the guards switched off: the worst that somebody with the database can do. */
  function tamper(tenant: string, change: (client: pg.Client) => Promise<unknown>): Promise<void> {
    return withClient(test.ownerUrl, async (client) => {
      await client.query("select set_config('app.tenant', $1, false)", [tenant]);
      await client.query('alter table uppsikt.audit_event disable trigger user');
      await change(client);
      await client.query('alter table uppsikt.audit_event enable trigger user');
    });
  }

  it('holds for any text, and an empty one holds too', async () => {
    assert.deepEqual(await verify(await chainOf(0)), { ok: true, events: 0, head: '' });
    const tenant = await chainOf(0);
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((value) => !value.includes('\0'));
    const anyEvent = fc.record({
      actor: text,
      channel: fc.constantFrom('web', 'cli', 'api', 'worker', 'import'),
      verb: text,
      subject: text,
      before: fc.option(text),
      after: fc.option(text),
    });
    let events = 0;
    await fc.assert(
      fc.asyncProperty(anyEvent, async (one) => {
        await inTenant(test.db, tenant, (tx) => recordEvent(tx, one));
        events += 1;
        const verdict = await verify(tenant);
        assert.ok(verdict.ok && verdict.events === events, JSON.stringify(verdict));
      }),
      { numRuns: 60 },
    );
  });

  it('is written with the change or not at all', async () => {
    const tenant = await chainOf(1);
    const failed = inTenant(test.db, tenant, async (tx) => {
      await recordEvent(tx, event('entry:2'));
      throw new Error('the change failed');
    });
    await assert.rejects(failed, /the change failed/u);
    assert.deepEqual(
      (await verify(tenant)).ok && (await inTenant(test.db, tenant, (tx) => listAuditEvents(tx))).length,
      1,
    );
  });

  it('keeps one order where many write at once', async () => {
    const tenant = await chainOf(0);
    const writes = Array.from({ length: 25 }, (_, n) =>
      inTenant(test.db, tenant, (tx) => recordEvent(tx, event(`entry:${n}`))),
    );
    const numbers = await Promise.all(writes);
    assert.deepEqual(
      numbers.toSorted((a, b) => a - b),
      Array.from({ length: 25 }, (_, n) => n + 1),
    );
    assert.ok((await verify(tenant)).ok);
  });

  it('needs a municipality', async () => {
    await assert.rejects(
      inTenant(test.db, '', (tx) => recordEvent(tx, event('x'))),
      /app\.tenant/u,
    );
  });

  it('is closed to the server but for the function that writes it', async () => {
    const tenant = await chainOf(2);
    for (const statement of [
      'delete from uppsikt.audit_event',
      "update uppsikt.audit_event set actor = 'någon annan'",
      'delete from uppsikt.audit_text',
      'delete from uppsikt.audit_head',
      "update uppsikt.audit_head set hash = '\\x00'",
      'insert into uppsikt.audit_event select * from uppsikt.audit_event',
    ]) {
      await assert.rejects(
        inTenant(test.db, tenant, (tx) => sql.raw(statement).execute(tx)),
        /permission denied/u,
        statement,
      );
    }
  });

  it('cannot be changed by the owner without switching the guard off', async () => {
    const tenant = await chainOf(2);
    await withClient(test.ownerUrl, async (client) => {
      await client.query("select set_config('app.tenant', $1, false)", [tenant]);
      await assert.rejects(client.query("update uppsikt.audit_event set actor = 'x'"), /kan inte ändras/u);
      await assert.rejects(client.query('truncate uppsikt.audit_event cascade'), /kan inte ändras/u);
    });
  });

  const tamperings: [string, string, number, RegExp][] = [
    ['a changed actor', "update uppsikt.audit_event set actor = 'x' where sequence = 3", 3, /ändrats/u],
    [
      'a changed time',
      "update uppsikt.audit_event set at = at + interval '1 microsecond' where sequence = 2",
      2,
      /ändrats/u,
    ],
    [
      'a changed hash of the text',
      "update uppsikt.audit_event set after_hash = sha256('x') where sequence = 4",
      4,
      /ändrats/u,
    ],
    ['a changed hash', "update uppsikt.audit_event set hash = sha256('x') where sequence = 1", 1, /ändrats/u],
    ['a changed link', "update uppsikt.audit_event set prev_hash = sha256('x') where sequence = 2", 2, /följer inte/u],
    ['a changed text', "update uppsikt.audit_text set after = '{}' where sequence = 5", 5, /Texten/u],
    ['a text taken away', 'delete from uppsikt.audit_text where sequence = 4', 4, /borta/u],
    ['its tail gone', 'delete from uppsikt.audit_event where sequence = 5', 5, /avkortad/u],
    ['one before it gone', 'delete from uppsikt.audit_event where sequence = 3', 3, /saknas/u],
  ];
  for (const [name, statement, sequence, reason] of tamperings) {
    it(`names the first row that does not hold: ${name}`, async () => {
      const tenant = await chainOf(5);
      await tamper(tenant, async (client) => {
        if (/delete from uppsikt\.audit_event/u.test(statement)) {
          await client.query(statement.replace('audit_event', 'audit_text'));
        }
        await client.query(statement);
      });
      const verdict = await verify(tenant);
      assert.ok(!verdict.ok, 'tampering went unseen');
      assert.equal(verdict.sequence, sequence);
      assert.match(verdict.reason, reason);
    });
  }

  it('holds after a text is erased, and says who erased it', async () => {
    const tenant = await chainOf(3);
    const erase = (sequence: number) =>
      inTenant(test.db, tenant, (tx) => eraseAuditText(tx, sequence, { actor: 'account:9', channel: 'cli' }));
    assert.equal(await erase(2), true);
    assert.equal(await erase(2), false);
    const [latest, ...older] = await inTenant(test.db, tenant, (tx) => listAuditEvents(tx));
    assert.deepEqual([latest?.actor, latest?.verb, latest?.subject], ['account:9', 'audit.erase', 'audit:2']);
    assert.deepEqual(
      older.map(({ sequence, after }) => [sequence, after !== null]),
      [
        [3, true],
        [2, false],
        [1, true],
      ],
    );
    assert.deepEqual((await verify(tenant)).ok, true);
  });
});
