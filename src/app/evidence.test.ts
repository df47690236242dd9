import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { withClient } from '../store/testing.ts';
import { address, inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { verifyAuditChain } from './audit.ts';
import { fileOf } from './evidence.testing.ts';
import { addEvidence, openEvidence, readEvidence, readEvidenceOf, removeEvidence } from './evidence.ts';

const subject = 'action:KS/2025-year/control/rond/action/1';
const proof = fileOf('C:\\bilder\\Bevis 1.txt', 'Slyet är röjt.');
const input = { note: 'Efter röjningen', personalData: 'ja', retainUntil: '2036-01-01' };

describe('evidence', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
  });
  after(() => test.close());

  const add = (session = test.as('reporter', 'KS'), file = proof) =>
    addEvidence(test.app, session, subject, { file, input });

  /** What the audit chain finds wrong about the file. */
  async function faultsOf(id: string) {
    const verdict = await verifyAuditChain(test.app, test.session);
    return verdict.ok ? [] : verdict.issues.filter(({ path }) => path?.includes(id));
  }

  async function content(id: string): Promise<Buffer> {
    const opened = value(await openEvidence(test.app, test.as('auditor'), id));
    const parts: Uint8Array[] = [];
    for await (const part of opened.parts) parts.push(part);
    return Buffer.concat(parts);
  }

  it('is kept byte by byte with its hash, and recorded without its name', async () => {
    const { id } = value(await add());
    const { evidence, subject: of } = value(await readEvidence(test.app, test.as('auditor'), id));
    assert.deepEqual(
      [evidence.fileName, evidence.kind, evidence.bytes, evidence.note, evidence.personalData, evidence.retainUntil],
      ['Bevis 1.txt', 'text', 16, 'Efter röjningen', true, '2036-01-01'],
    );
    assert.equal(evidence.sha256, createHash('sha256').update('Slyet är röjt.').digest('hex'));
    assert.deepEqual([of.body, of.path], ['KS', '/internkontroll/KS/2025-year/rond/atgard/1']);
    assert.equal((await content(id)).toString(), 'Slyet är röjt.');
    const [event] = await test.events();
    assert.deepEqual([event?.verb, event?.subject], ['evidence.add', `evidence:${id}`]);
    assert.ok(event?.after?.includes(evidence.sha256) && !event.after.includes('Bevis'));
  });

  it('of several megabytes is kept in parts and comes back whole', async () => {
    const large = Buffer.alloc(3_000_001, 'åäö;1234\n');
    const { id } = value(await add(undefined, fileOf('stor.csv', large)));
    assert.ok((await content(id)).equals(large));
    const parts = await test.run((tx) =>
      sql<{ count: number }>`select count(*)::int as count from uppsikt.evidence_part where evidence = ${id}`.execute(
        tx,
      ),
    );
    assert.equal(parts.rows[0]?.count, 6);
  });

  it('is not taken where its content is something else, and nothing is kept', async () => {
    const count = async () => value(await readEvidenceOf(test.app, test.session, subject)).items.length;
    const before = await count();
    assert.match(refusal(await add(undefined, fileOf('a.pdf', '<!DOCTYPE html><p>'))), /innehållet är HTML/u);
    const huge = { ...fileOf('a.txt', 'x'), size: 51 * 1024 * 1024 };
    assert.match(refusal(await add(undefined, huge)), /^Filen är större än 50 MB\./u);
    assert.equal(await count(), before);
  });

  it('is for those who work with the body', async () => {
    const { id } = value(await add());
    for (const session of [test.as('reporter', 'VON'), test.as('member'), test.as('head', 'VON')]) {
      assert.match(refusal(await readEvidence(test.app, session, id)), /finns inte/u);
      assert.match(refusal(await openEvidence(test.app, session, id)), /finns inte/u);
      assert.match(refusal(await readEvidenceOf(test.app, session, subject)), /finns inte/u);
      assert.match(refusal(await add(session)), /finns inte/u);
    }
    assert.match(refusal(await add(test.as('auditor'))), /^Den som rapporterar för KS/u);
    assert.match(
      refusal(await removeEvidence(test.app, test.as('reporter', 'KS'), id, { reason: 'x' })),
      /^Bara en samordnare/u,
    );
  });

  it('of another municipality is not there, by its id or its parts', async () => {
    const { id } = value(await add());
    const other = await inMunicipality(test.app, test.database, 'Granne kommun');
    assert.match(refusal(await openEvidence(test.app, other.as('administrator'), id)), /finns inte/u);
    const seen = await other.run((tx) => sql`select from uppsikt.evidence_part where evidence = ${id}`.execute(tx));
    assert.equal(seen.rows.length, 0);
    await assert.rejects(
      other.run((tx) =>
        sql`insert into uppsikt.evidence_part (evidence, ordinal, bytes) values (${id}, 9, 'x')`.execute(tx),
      ),
      /foreign key/u,
    );
  });

  it('whose bytes are changed in the database is not handed out', async () => {
    const { id } = value(await add());
    await assert.rejects(
      test.run((tx) => sql`update uppsikt.evidence_part set bytes = 'falskt'`.execute(tx)),
      /permission denied/u,
    );
    await withClient(test.database.adminUrl, async (client) => {
      await client.query('alter table uppsikt.evidence_part disable trigger kept');
      await client.query("update uppsikt.evidence_part set bytes = 'falskt' where evidence = $1", [id]);
      await client.query('alter table uppsikt.evidence_part enable trigger kept');
    });
    assert.match(refusal(await openEvidence(test.app, test.session, id)), /kontrollvärde \(SHA-256\)/u);
    assert.equal((await faultsOf(id)).length, 1);
  });

  it('is erased with a reason; its hash stays and the chain holds', async () => {
    const { id } = value(await add());
    assert.match(refusal(await removeEvidence(test.app, test.session, id, { reason: ' ' })), /^Skriv varför/u);
    value(await removeEvidence(test.app, test.as('coordinator', 'KS'), id, { reason: 'Gallring' }));
    const { evidence, erasable } = value(await readEvidence(test.app, test.session, id));
    assert.deepEqual(
      [evidence.fileName, evidence.note, evidence.erasedReason, evidence.erasedBy, evidence.sha256.length, erasable],
      ['', '', 'Gallring', 'Vera Ek', 64, false],
    );
    assert.match(refusal(await openEvidence(test.app, test.session, id)), /är raderat/u);
    assert.match(refusal(await removeEvidence(test.app, test.session, id, { reason: 'Igen' })), /är raderat/u);
    assert.deepEqual(await faultsOf(id), []);
    const left = await test.run((tx) => sql`select from uppsikt.evidence_part where evidence = ${id}`.execute(tx));
    assert.equal(left.rows.length, 0);
  });

  it('cannot be removed or said otherwise of by the server itself', async () => {
    const { id } = value(await add());
    for (const change of [
      sql`delete from uppsikt.evidence where id = ${id}`,
      sql`delete from uppsikt.evidence_part where evidence = ${id}`,
      sql`update uppsikt.evidence set sha256 = ${'0'.repeat(64)} where id = ${id}`,
      sql`update uppsikt.evidence set subject = 'x' where id = ${id}`,
    ])
      await assert.rejects(
        test.run((tx) => change.execute(tx)),
        /permission denied|ändras inte|tas inte bort/u,
      );
  });

  it('is not added under a decided report', async () => {
    await test.decide(address);
    assert.match(refusal(await add()), /^Rapporten är beslutad/u);
  });
});
