import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { exampleFacts } from '../../domain/facts-example.testing.ts';
import { verifyAudit } from '../../store/audit.ts';
import { inTenant } from '../../store/database.ts';
import { saveFacts } from '../../store/facts.ts';
import { testDatabase } from '../../store/testing.ts';
import type { App } from '../app.ts';
import { createMunicipality } from '../municipality.ts';
import { readNotifications } from '../notification.ts';
import { runJob } from '../run-job.ts';
import type { Session } from '../session.ts';
import { addUser } from '../user.ts';
import { controlsByClock } from './clock.ts';
import { addDefinition, listControls } from './definitions.ts';
import { readControlFile, saveControlColumns, uploadControlFile } from './files.ts';
import { runMeasure } from './measure.ts';
import { readControl, readRun, trendRuns } from './read-run.ts';
import { runControl, startRun } from './run.ts';
import { handleFinding, signRun } from './sign.ts';

const folder = new URL('../../../examples/alvsala/kontroller/', import.meta.url);
const definitionOf = (id: string) => JSON.parse(readFileSync(new URL(`${id}.json`, folder), 'utf8'));
const people = 'Personnummer;Namn;Förvaltning;Enhet\n198503121239;Anna Al;Skolan;Ek\n197005052229;Bo Bok;Skolan;Al\n';
const log = 'Pnr;Dag för kursen\n8503121239;2026-02-01\n6001011119;2026-02-02\n';
const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const id = 'informationssakerhet';

describe('a control that the product runs', () => {
  let app: App;
  let session: Session;
  let vera: Session;
  let close: () => Promise<void>;

  before(async () => {
    const database = await testDatabase();
    app = { db: database.db, dataFolder: '/nonexistent', close: async () => undefined };
    close = () => database.close();
    const tenant = await createMunicipality(app, 'Alvsala kommun');
    session = { tenant, account: null, how: 'cli', roles: [] };
    await inTenant(app.db, tenant.id, (tx) => saveFacts(tx, exampleFacts));
    const made = await addUser(app, session, {
      login: 'vera',
      name: 'Vera Ek',
      role: 'coordinator',
      body: null,
      password: null,
    });
    assert.ok(made.ok);
    vera = {
      tenant,
      account: { id: made.value.account, name: 'Vera Ek' },
      how: 'web',
      roles: [{ role: 'coordinator', body: null }],
    };
  });
  after(() => close());

  const upload = (source: string, name: string, text: string, control = id) =>
    uploadControlFile(app, vera, { definition: control, source }, file(name, text), {});
  const run = async (cutOff: string, more: { corrects?: number; reason?: string } = {}) => {
    const order = { definition: id, cutOff, corrects: more.corrects ?? null, reason: more.reason ?? '' };
    const done = await runControl(app, vera, order, { measure: runMeasure });
    assert.ok(done.ok);
    return done.value;
  };
  const view = async (number: number, control = id) => {
    const read = await readRun(app, vera, control, number);
    assert.ok(read.ok, JSON.stringify(read));
    return read.value;
  };

  it('is added as data, each version once', async () => {
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
      const added = await addDefinition(app, vera, definitionOf(name.replace('.json', '')));
      assert.ok(added.ok, `${name}: ${JSON.stringify(added)}`);
    }
    const again = await addDefinition(app, vera, definitionOf(id));
    assert.deepEqual(again, { ok: true, value: { id, version: 1, added: false } });
    const listed = await listControls(app, vera);
    assert.equal(listed.ok && listed.value.length, 8);
  });

  it('takes a ninth control that nobody wrote code for, and says what is wrong with one', async () => {
    const ninth = { ...definitionOf('arbetsmiljo'), id: 'dataskydd', title: 'Registerförteckning i varje nämnd' };
    const added = await addDefinition(app, vera, ninth);
    assert.deepEqual(added, { ok: true, value: { id: 'dataskydd', version: 1, added: true } });
    await upload('namnder', 'n.csv', 'Nämnd\nKommunstyrelsen\nSocialnämnden\n', 'dataskydd');
    await upload('protokoll', 'p.csv', 'Nämnd;Sammanträde\nKommunstyrelsen;2026-03-01\n', 'dataskydd');
    const order = { definition: 'dataskydd', cutOff: '2026-12-31', corrects: null, reason: '' };
    const done = await runControl(app, vera, order, { measure: runMeasure });
    assert.equal(done.ok && done.value.status, 'deviating');
    assert.deepEqual(
      (await view(1, 'dataskydd')).exceptions.map(({ item }) => item?.name),
      ['Socialnämnden'],
    );
    const wrong = await addDefinition(app, vera, { ...ninth, measure: { ...ninth.measure, population: 'alla' } });
    assert.match(wrong.ok ? '' : (wrong.issues[0]?.message ?? ''), /ingen källa som heter alla/u);
  });

  it('that lacks a file is kept as not run, and cannot be signed', async () => {
    const done = await run('2026-01-31');
    assert.deepEqual([done.number, done.status], [1, 'not-run']);
    const signed = await signRun(app, vera, id, 1, { assessment: 'green', reason: 'Ser bra ut.' });
    assert.match(signed.ok ? '' : (signed.issues[0]?.message ?? ''), /kunde inte utföras/u);
  });

  it('asks for columns that it does not know, shows what would be read, and remembers them', async () => {
    assert.ok((await upload('personal', 'personal.csv', people)).ok);
    assert.ok((await upload('logg', 'logg.csv', log)).ok);
    const key = { definition: id, source: 'logg', name: 'logg.csv' };
    const before = await readControlFile(app, vera, key);
    assert.ok(before.ok);
    assert.equal(before.value.trial, null);
    const columns = { personNumber: '0', name: '', on: '1' };
    assert.ok((await saveControlColumns(app, vera, key, { sheet: 'logg', headerLine: 1, columns })).ok);
    const after = await readControlFile(app, vera, key);
    assert.equal(after.ok && after.value.trial?.rows, 2);
    await upload('logg', 'logg-ny.csv', `Dag för kursen;Pnr\n2026-02-01;8503121239\n2026-02-02;6001011119\n`);
    const next = await readControlFile(app, vera, { ...key, name: 'logg-ny.csv' });
    assert.deepEqual(next.ok && next.value.mapping.columns, { personNumber: 1, on: 0 });
  });

  it('is run by a worker as a job, and by no job twice', async () => {
    const started = await startRun(app, vera, id, { cutOff: '2026-02-28' });
    assert.ok(started.ok);
    await runJob(app, { tenant: session.tenant.id, job: started.value.id });
    const found = await view(2);
    assert.deepEqual([found.run.part, found.run.whole, found.run.percent], [1, 2, '50.00']);
    assert.deepEqual(
      found.exceptions.map(({ item }) => item?.name),
      ['Bo Bok'],
    );
    assert.equal(found.unmatched.length, 1);
    assert.equal(found.run.ranBy, 'Vera Ek');
    const order = { definition: id, cutOff: '2026-02-28', corrects: null, reason: '' };
    const again = await runControl(app, vera, order, { job: started.value.id, measure: runMeasure });
    assert.equal(again.ok && again.value.number, 2);
  });

  it('is corrected by a new run that says why; the record itself cannot be changed by anybody', async () => {
    await upload('logg', 'logg-ny.csv', `Pnr;Dag för kursen\n8503121239;2026-02-01\n7005052229;2026-02-20\n`);
    const done = await run('2026-02-28', { corrects: 2, reason: 'En fil från fel dag.' });
    const found = await view(done.number);
    assert.deepEqual([found.corrects, found.run.status, found.gone], [2, 'passed', 1]);
    assert.equal((await view(2)).correctedBy, 3);
    const all = await readControl(app, vera, id);
    assert.deepEqual(all.ok && trendRuns(all.value.runs).map(({ number }) => number), [3]);
    for (const statement of [
      sql`update uppsikt.control_run set status = 'passed'`,
      sql`delete from uppsikt.control_run`,
      sql`update uppsikt.control_finding set kind = 'x'`,
    ]) {
      await assert.rejects(
        inTenant(app.db, session.tenant.id, (tx) => statement.execute(tx)),
        /permission denied|kan inte ändras|cannot/u,
      );
    }
  });

  it('is worked off row by row, with a name', async () => {
    assert.ok(
      (await handleFinding(app, vera, id, 2, { ordinal: 0, state: 'explained', note: 'Är föräldraledig.' })).ok,
    );
    const [first] = (await view(2)).exceptions;
    assert.deepEqual([first?.state, first?.note, first?.doneBy], ['explained', 'Är föräldraledig.', 'Vera Ek']);
    const unsaid = await handleFinding(app, vera, id, 2, { ordinal: 0, state: 'explained', note: '' });
    assert.equal(unsaid.ok, false);
  });

  it('is signed by a person, once', async () => {
    const said = { assessment: 'yellow', reason: 'Alla har gått, men sent.', place: '' };
    assert.deepEqual(await signRun(app, vera, id, 3, said), { ok: true, value: { place: null, done: false } });
    assert.equal((await signRun(app, vera, id, 3, said)).ok, false);
    assert.equal((await view(3)).assessment?.signedBy, 'Vera Ek');
    const elsewhere = await signRun(app, vera, id, 2, { ...said, place: 'KS 2025 control/rond occurrence/3' });
    assert.match(elsewhere.ok ? '' : (elsewhere.issues[0]?.message ?? ''), /tar inte emot resultatet/u);
  });

  it('with four eyes is not signed by the one who ran it', async () => {
    const definition = definitionOf(id);
    await addDefinition(app, vera, { ...definition, signOff: { ...definition.signOff, fourEyes: true } });
    const { number } = await run('2026-03-01');
    const own = await signRun(app, vera, id, number, { assessment: 'green', reason: 'Bra.' });
    assert.match(own.ok ? '' : (own.issues[0]?.message ?? ''), /fyra ögon/u);
    assert.equal((await view(number)).version, 2);
  });

  it('is started by the clock on its day, once, and asks for the files that it lacks', async () => {
    await controlsByClock(app, '2027-04-01');
    await controlsByClock(app, '2027-04-01');
    const jobs = await inTenant(app.db, session.tenant.id, (tx) =>
      tx.selectFrom('job').selectAll().where('kind', '=', 'control').where('created_by', 'is', null).execute(),
    );
    assert.equal(jobs.length, 1);
    await controlsByClock(app, '2027-06-15');
    const told = (await readNotifications(app, vera)).filter(({ text }) => text.includes('attestbeslut'));
    assert.equal(told.length, 1);
    assert.match(told[0]?.text ?? '', /Ladda upp: Delegationsbeslut om attesträtt, Fakturasystemets behörigheter\.$/u);
  });

  it('loses its names when their time is out, and the chain still holds', async () => {
    assert.equal((await view(2)).cleared, true, 'the clock has passed the day');
    const [first] = (await view(2)).exceptions;
    assert.deepEqual([first?.item, first?.kind, first?.note], [null, 'missing', '']);
    const verdict = await inTenant(app.db, session.tenant.id, verifyAudit);
    assert.ok(verdict.ok, JSON.stringify(verdict));
    const { rows } = await inTenant(app.db, session.tenant.id, (tx) =>
      sql<{
        found: number;
      }>`select count(*)::int as found from uppsikt.audit_text where after like '%Bo Bok%' or after like '%föräldraledig%'`.execute(
        tx,
      ),
    );
    assert.equal(rows[0]?.found, 0);
  });

  it('is for those who work with internal control; auditors read', async () => {
    const reader: Session = { ...vera, roles: [{ role: 'auditor', body: null }] };
    const other: Session = { ...vera, roles: [{ role: 'reporter', body: null }] };
    assert.ok((await readRun(app, reader, id, 3)).ok);
    assert.equal((await startRun(app, reader, id, { cutOff: '2026-01-01' })).ok, false);
    assert.equal((await listControls(app, other)).ok, false);
  });
});
