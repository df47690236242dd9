import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { defaultLevels } from '../domain/node.ts';
import { defaultScales } from '../domain/scale.ts';
import { findBody, listBodies, saveBodies } from './body.ts';
import { inNoTenant, inTenant, type Transaction } from './database.ts';
import { saveFacts } from './facts.ts';
import { listReportRows } from './report.ts';
import { loadLevels, loadScales, saveLevels, saveScales } from './scale.ts';
import { createTenant, findTenant, listTenants, loadSettings, saveSettings } from './tenant.ts';
import { type TestDatabase, testDatabase, testTenant } from './testing.ts';

describe('a municipality', () => {
  let test: TestDatabase;
  let tenant = '';
  const run = <T>(work: (tx: Transaction) => Promise<T>) => inTenant(test.db, tenant, work);
  before(async () => {
    test = await testDatabase();
    tenant = await testTenant(test.db, 'alvsala');
  });
  after(() => test.close());

  it('is made once for a code, and listed by code', async () => {
    const create = (code: string) => inNoTenant(test.db, (tx) => createTenant(tx, { code, name: `${code} stad` }));
    const ids = await Promise.all([create('beta'), create('beta'), create('beta')]);
    assert.equal(new Set(ids).size, 1);
    const listed = await inNoTenant(test.db, listTenants);
    assert.deepEqual(
      listed.map(({ code, name }) => [code, name]),
      [
        ['alvsala', 'alvsala kommun'],
        ['beta', 'beta stad'],
      ],
    );
    assert.deepEqual(await run((tx) => findTenant(tx, tenant)), listed[0]);
    assert.equal(await run((tx) => findTenant(tx, ids[0] ?? '')), null);
  });

  it('keeps its settings', async () => {
    assert.deepEqual(await run(loadSettings), {});
    await run((tx) => saveSettings(tx, { theme: { accent: '#123456' } }));
    assert.deepEqual(await run(loadSettings), { theme: { accent: '#123456' } });
    const other = await testTenant(test.db, 'gamma');
    assert.deepEqual(await inTenant(test.db, other, loadSettings), {});
  });

  it('keeps its levels and scales in order, and changes them', async () => {
    await run((tx) => saveLevels(tx, defaultLevels));
    await run((tx) => saveScales(tx, defaultScales));
    assert.deepEqual(await run(loadLevels), defaultLevels);
    assert.deepEqual(await run(loadScales), defaultScales);
    const fewer = defaultScales.map((scale) =>
      scale.code === 'completion' ? { ...scale, name: 'Andel klart', values: scale.values.slice(1).reverse() } : scale,
    );
    await run((tx) => saveScales(tx, fewer));
    assert.deepEqual(await run(loadScales), fewer);
  });

  it('keeps its bodies, whatever order they come in', async () => {
    const bodies = [
      { code: 'AVD', name: 'Avdelningen', kind: 'department', parent: 'KLK' },
      { code: 'KLK', name: 'Kontoret', kind: 'administration', parent: 'KS' },
      { code: 'KS', name: 'Kommunstyrelsen', kind: 'board', parent: null },
    ] as const;
    await run((tx) => saveBodies(tx, bodies));
    assert.deepEqual(await run(listBodies), bodies);
    assert.deepEqual(await run((tx) => findBody(tx, 'KLK')), bodies[1]);
    assert.equal(await run((tx) => findBody(tx, 'XX')), null);
  });

  it('lists its reports with what is in them', async () => {
    await run((tx) => saveFacts(tx, exampleFacts));
    const written = exampleFacts.entries.filter(({ node: _, ...said }) =>
      Object.values(said).some((value) => value !== null),
    );
    assert.deepEqual(await run(listReportRows), [
      {
        body: {
          code: exampleFacts.body,
          name: exampleFacts.bodies.find((body) => body.code === exampleFacts.body)?.name,
        },
        period: exampleFacts.period,
        state: 'draft',
        decided: false,
        published: false,
        nodes: exampleFacts.nodes.filter((node) => node.parent !== null).length,
        written: written.length,
      },
    ]);
  });
});
