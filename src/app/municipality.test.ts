import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { defaultLevels } from '../domain/node.ts';
import { defaultScales } from '../domain/scale.ts';
import { inNoTenant, inTenant } from '../store/database.ts';
import { loadLevels, loadScales } from '../store/scale.ts';
import { createTenant } from '../store/tenant.ts';
import { type TestDatabase, testDatabase } from '../store/testing.ts';
import { refusal, value } from './app.testing.ts';
import type { App } from './app.ts';
import { verifyAuditChain } from './audit.ts';
import { commandLine, commandLineSession, createMunicipality, listMunicipalities } from './municipality.ts';

describe('a municipality', () => {
  let database: TestDatabase;
  let app: App;
  before(async () => {
    database = await testDatabase();
    app = { db: database.db, dataFolder: '', close: async () => {} };
  });
  after(() => database.close());
  const open = (named: string | null, create = false) => commandLineSession(app, named, { create });

  it('is asked for where there is none, and made where that is wanted', async () => {
    assert.match(refusal(await open(null)), /ingen kommun än/u);
    assert.match(refusal(await open('Alvsala')), /ingen kommun än/u);
    const { session, created } = value(await open('  ', true));
    assert.deepEqual(
      [session.tenant.name, session.tenant.code, session.how, created],
      ['Kommunen', 'kommunen', 'cli', true],
    );
    assert.equal(value(await open(null)).session.tenant.id, session.tenant.id);
    assert.equal(value(await open('', true)).created, false);
  });

  it('is made with the default steering model and one event, once', async () => {
    const made = await createMunicipality(app, 'Håbo kommun');
    assert.equal(made.code, 'habo-kommun');
    assert.deepEqual(await createMunicipality(app, 'håbo kommun'), made);
    const model = await inTenant(app.db, made.id, async (tx) => [await loadLevels(tx), await loadScales(tx)]);
    assert.deepEqual(model[0], defaultLevels);
    assert.deepEqual(model[1]?.map(({ code }) => code).toSorted(), defaultScales.map(({ code }) => code).toSorted());
    assert.equal(value(await verifyAuditChain(app, commandLine(made))).events, 1);
  });

  it('is another one where only the dots over a letter differ', async () => {
    const made = await createMunicipality(app, 'Habo kommun');
    assert.equal(made.code, 'habo-kommun-2');
    assert.equal(value(await open('Håbo kommun')).session.tenant.code, 'habo-kommun');
    assert.equal(value(await open('Habo kommun')).session.tenant.code, 'habo-kommun-2');
  });

  it('is found by name or code, and asked for where there are several', async () => {
    assert.equal(value(await open('habo-kommun')).session.tenant.name, 'Håbo kommun');
    assert.equal(value(await open('HÅBO KOMMUN', true)).created, false);
    assert.match(refusal(await open(null, true)), /flera kommuner.*habo-kommun/u);
    assert.match(refusal(await open('Mora')), /"Mora" finns inte.*habo-kommun/u);
    assert.equal((await listMunicipalities(app)).length, 3);
  });

  it('gets its steering model where it was half made', async () => {
    const id = await inNoTenant(app.db, (tx) => createTenant(tx, { code: 'mora-kommun', name: 'Mora kommun' }));
    assert.equal((await createMunicipality(app, 'Mora kommun')).id, id);
    assert.equal((await inTenant(app.db, id, loadLevels)).length, defaultLevels.length);
  });
});
