import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Facts } from '../domain/facts.ts';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { latestPeriod, readOverview } from './overview.ts';

const period = { year: 2025, kind: 'year' } as const;
const von: Facts = {
  ...exampleFacts,
  body: 'VON',
  parts: [],
  risks: [],
  entries: exampleFacts.entries.map((entry) => ({ ...entry, assessment: entry.assessment === null ? null : 'red' })),
};
const earlier: Facts = {
  ...exampleFacts,
  period: { year: 2025, kind: 'interim2' },
  entries: exampleFacts.entries.map((entry) => ({ ...entry, assessment: entry.assessment === null ? null : 'yellow' })),
};

describe('the overview', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp('Provby kommun', [earlier, exampleFacts, von]);
  });
  after(() => test.close());

  it('puts the bodies of a period side by side', async () => {
    const overview = value(await readOverview(test.app, test.as('auditor'), period));
    assert.deepEqual(
      overview.bodies.map(({ code }) => code),
      ['KS', 'VON'],
    );
    const [row] = overview.matrix;
    assert.equal(row?.node.title, 'Skog');
    assert.equal(row?.cells[1]?.assessment, 'red');
    const own = exampleFacts.entries.find((entry) => entry.node === row?.node.key);
    assert.equal(row?.cells[0]?.assessment, own?.assessment);
    const areas = overview.counts.find(({ level }) => level.code === 'processArea');
    assert.equal(areas?.total, 2);
  });

  it('says what has changed since the period before, and draws the lights of both', async () => {
    const overview = value(await readOverview(test.app, test.session, period));
    assert.deepEqual(overview.previous, earlier.period);
    const change = overview.changes.find(({ scale }) => scale === 'assessment');
    if (exampleFacts.entries[0]?.assessment === 'yellow') assert.equal(change, undefined);
    else assert.equal(change?.before, 'yellow');
    assert.deepEqual(overview.lights?.periods, [earlier.period, period]);
    const red = overview.lights?.rows.find(({ label }) => label === 'Röd');
    assert.equal(red?.counts[1], 1);
    assert.match(overview.lights?.svg ?? '', /^<svg /u);
  });

  it('finds the latest period, and refuses one that nobody reports for', async () => {
    assert.deepEqual(await latestPeriod(test.app, test.session), period);
    assert.match(refusal(await readOverview(test.app, test.session, { year: 1999, kind: 'year' })), /Välj en annan/u);
  });

  it('holds nothing of another municipality', async () => {
    const other = await inMunicipality(test.app, test.database, 'Annanstad', []);
    assert.equal(await latestPeriod(test.app, other.session), null);
    assert.match(refusal(await readOverview(test.app, other.session, period)), /Välj en annan/u);
  });
});
