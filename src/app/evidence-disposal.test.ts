import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { verifyAuditChain } from './audit.ts';
import { fileOf } from './evidence.testing.ts';
import { addEvidence, editEvidence, openEvidence, readEvidence } from './evidence.ts';
import { disposeByClock, disposeExpired, readDisposal, setDisposal } from './evidence-disposal.ts';

const subject = 'action:KS/2025-year/control/rond/action/1';
const today = '2031-01-01';

describe('evidence that is past its day', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
  });
  after(() => test.close());

  async function add(name: string, input: Record<string, string> = {}): Promise<string> {
    const file = fileOf(name, `Innehållet i ${name}.`);
    return value(await addEvidence(test.app, test.session, subject, { file, input })).id;
  }
  const coordinator = () => test.as('coordinator', 'KS');
  const names = async (day = today) =>
    value(await readDisposal(test.app, coordinator(), day)).expired.map(({ fileName }) => fileName);
  const evidenceOf = async (id: string) => value(await readEvidence(test.app, test.as('auditor'), id)).evidence;
  const isWhole = async () => (await verifyAuditChain(test.app, test.session)).ok;

  it('is listed from that day, for those who work with internal control of the body', async () => {
    const old = await add('gammal.txt', { retainUntil: '2030-12-31' });
    await add('bevaras.txt');
    assert.deepEqual(await names('2030-12-30'), []);
    assert.deepEqual(await names('2030-12-31'), ['gammal.txt']);
    const [first] = value(await readDisposal(test.app, coordinator(), today)).expired;
    assert.deepEqual([first?.id, first?.path], [old, '/internkontroll/KS/2025-year/rond/atgard/1']);
    assert.deepEqual(value(await readDisposal(test.app, test.as('coordinator', 'VON'), today)).expired, []);
    assert.match(refusal(await readDisposal(test.app, test.as('reporter', 'KS'), today)), /kan gallra underlag/u);
  });

  it('is said anew with a new day, and what was said before is kept with who said it', async () => {
    const id = await add('ändras.txt', { retainUntil: '2030-01-01', note: 'Först' });
    const said = { note: 'Sedan', retainUntil: '2040-01-01', personalData: 'ja', revision: '1' };
    value(await editEvidence(test.app, coordinator(), id, said));
    assert.match(refusal(await editEvidence(test.app, coordinator(), id, said)), /Någon annan har ändrat/u);
    const { evidence, changes } = value(await readEvidence(test.app, coordinator(), id));
    assert.deepEqual(
      [evidence.note, evidence.retainUntil, evidence.personalData, evidence.changedBy],
      ['Sedan', '2040-01-01', true, 'Vera Ek'],
    );
    assert.deepEqual(
      changes.map(({ note, retainUntil, personalData }) => [note, retainUntil, personalData]),
      [['Först', '2030-01-01', false]],
    );
    const [event] = await test.events();
    assert.deepEqual([event?.verb, event?.subject], ['evidence.edit', `evidence:${id}`]);
    assert.ok(!event?.after?.includes('Sedan'));
    assert.match(refusal(await editEvidence(test.app, test.as('reporter', 'VON'), id, said)), /inte ditt att läsa/u);
  });

  it('is erased by a person with a reason: hash, name and event stay, and the chain holds', async () => {
    const [old] = value(await readDisposal(test.app, coordinator(), today)).expired;
    const id = old?.id ?? '';
    assert.match(
      refusal(await disposeExpired(test.app, coordinator(), { ids: [id], reason: '' }, today)),
      /Skriv varför/u,
    );
    assert.match(
      refusal(await disposeExpired(test.app, coordinator(), { ids: [], reason: 'x' }, today)),
      /minst en fil/u,
    );
    const input = { ids: [id], reason: 'Gallring enligt plan' };
    assert.match(refusal(await disposeExpired(test.app, coordinator(), input, '2030-01-01')), /får inte gallras än/u);
    assert.equal(value(await disposeExpired(test.app, coordinator(), input, today)).count, 1);
    const erased = await evidenceOf(id);
    assert.deepEqual(
      [erased.fileName, erased.erasedBy, erased.erasedReason, erased.sha256.length],
      ['gammal.txt', 'Vera Ek', 'Gallring enligt plan', 64],
    );
    assert.match(refusal(await openEvidence(test.app, test.session, id)), /innehåll är raderat/u);
    const [event] = await test.events();
    assert.deepEqual([event?.verb, event?.subject], ['evidence.erase', `evidence:${id}`]);
    assert.ok(await isWhole());
  });

  it('goes with its name and every note where it holds personal data', async () => {
    const id = await add('Anna Ek.txt', { retainUntil: '2030-01-01', personalData: 'ja', note: 'Om Anna' });
    const said = { note: '', retainUntil: '2030-01-02', personalData: 'ja', revision: '1' };
    value(await editEvidence(test.app, coordinator(), id, said));
    value(await disposeExpired(test.app, coordinator(), { ids: [id], reason: 'Gallring' }, today));
    const { rows } = await test.run((tx) =>
      sql<{ found: number }>`select count(*)::int as found from (select to_jsonb(e)::text as row from uppsikt.evidence e
        union all select to_jsonb(c)::text from uppsikt.evidence_change c) x where row like '%Anna%'`.execute(tx),
    );
    assert.deepEqual([(await evidenceOf(id)).fileName, rows[0]?.found], ['', 0]);
    assert.ok(await isWhole());
  });

  it('is erased by the worker only where the municipality has said so', async () => {
    const id = await add('av sig själv.txt', { retainUntil: '2030-06-01' });
    await disposeByClock(test.app, today);
    assert.equal((await evidenceOf(id)).erasedAt, null);
    assert.match(refusal(await setDisposal(test.app, coordinator(), true)), /Bara en administratör/u);
    value(await setDisposal(test.app, test.as('administrator'), true));
    await disposeByClock(test.app, '2030-05-31');
    assert.equal((await evidenceOf(id)).erasedAt, null);
    await disposeByClock(test.app, today);
    await disposeByClock(test.app, today);
    const erased = await evidenceOf(id);
    assert.deepEqual(
      [erased.fileName, erased.erasedReason],
      ['av sig själv.txt', 'Gallrat av Uppsikt: fick gallras från och med 2030-06-01.'],
    );
    assert.equal((await test.events()).filter(({ subject: of }) => of === `evidence:${id}`).length, 2);
    assert.ok(await isWhole());
  });
});
