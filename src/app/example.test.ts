import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Facts } from '../domain/facts.ts';
import { periodCode } from '../domain/period.ts';
import { inTenant } from '../store/database.ts';
import { loadFacts } from '../store/facts.ts';
import { type TestDatabase, testDatabase } from '../store/testing.ts';
import { value } from './app.testing.ts';
import type { App } from './app.ts';
import { verifyAuditChain } from './audit.ts';
import { editEntry } from './entry.ts';
import { exampleReport, loadExample } from './example.ts';
import { examplePeriod } from './example-year.ts';
import { listImports } from './import.ts';
import { listReports, readTree } from './read-reports.ts';
import type { Session } from './session.ts';
import { redeemLink } from './sign-in.ts';

describe('the example municipality', () => {
  let database: TestDatabase;
  let app: App;
  let session: Session;
  let linkPath: string;
  let facts: Facts;
  before(async () => {
    database = await testDatabase();
    app = { db: database.db, dataFolder: '', close: async () => {} };
    const loaded = value(await loadExample(app, '2026-05-04'));
    session = loaded.session;
    linkPath = loaded.linkPath;
    facts = await stored();
  });
  after(() => database.close());

  async function stored(): Promise<Facts> {
    const found = await inTenant(app.db, session.tenant.id, (tx) => loadFacts(tx, 'KS', exampleReport.period));
    assert.ok(found);
    return found;
  }
  const level = (code: string) => facts.nodes.filter((node) => node.level === code);
  const counted = (codes: readonly string[], values: readonly (string | null | undefined)[]) =>
    codes.map((code) => values.filter((each) => each === code).length);
  const reported = (code: string) => level(code).map((node) => facts.entries.find((entry) => entry.node === node.key));

  it('has 9 process areas, 22 goals, 14 commitments, 6 indicators, 8 risks and 7 controls', () => {
    const counts = ['processArea', 'goal', 'commitment'].map((code) => level(code).length);
    assert.deepEqual(counts, [9, 22, 14]);
    const controls = facts.risks.flatMap((risk) => risk.controls);
    assert.deepEqual([facts.indicators.length, facts.risks.length, controls.length], [6, 8, 7]);
  });

  it('has actions with an owner, a day and a status of each kind, and some that say nothing of it', () => {
    const actions = facts.risks.flatMap((risk) => risk.controls.flatMap((control) => control.result.actions));
    const statuses = actions.map((action) => action.status);
    assert.deepEqual(counted(['planned', 'ongoing', 'completed', 'deviated'], statuses), [4, 4, 1, 1]);
    assert.equal(statuses.filter((status) => status === null).length, 4);
    assert.ok(actions.filter((action) => action.owner !== null && action.dueOn !== null).length > 5);
  });

  it('lists in its final report what goes on to the next plan', () => {
    const blocks =
      facts.parts.find((part) => part.kind === 'internalControl')?.outline.map((block) => block.kind) ?? [];
    assert.equal(blocks[blocks.indexOf('controlSummary') + 1], 'carryOver');
  });

  it('has 4 green, 4 yellow and 1 red light, 11 commitments done and 3 late', () => {
    const lights = reported('processArea').map((entry) => entry?.assessment);
    assert.deepEqual(counted(['green', 'yellow', 'red'], lights), [4, 4, 1]);
    assert.deepEqual(
      counted(
        ['done', 'late'],
        reported('commitment').map((entry) => entry?.status),
      ),
      [11, 3],
    );
  });

  it('has four reports that were read in, the newest first, and a tree', async () => {
    const reports = await listReports(app, session);
    assert.deepEqual(
      reports.filter(({ period }) => period.year < examplePeriod.year).map(({ period }) => periodCode(period)),
      ['2025-year', '2025-interim2', '2025-interim1', '2024-year'],
    );
    assert.ok((await listImports(app, session)).every(({ state }) => state === 'approved'));
    assert.deepEqual(
      value(await readTree(app, session, exampleReport)).counts.map(({ count }) => count),
      [2, 9, 22, 14],
    );
  });

  it('lets its administrator in by the link', async () => {
    const signedIn = value(await redeemLink(app, linkPath.replace('/lank/', '')));
    assert.deepEqual(signedIn.session.roles, [{ role: 'administrator', body: null }]);
  });

  it('changes nothing when it is loaded again: not what people have edited, and no event but the new link’s', async () => {
    const edit = { revision: 1, narrative: 'Ändrat av en människa.' };
    value(await editEntry(app, session, exampleReport, level('goal')[0]?.key ?? '', edit));
    const before = await stored();
    const { events } = value(await verifyAuditChain(app, session));
    const again = value(await loadExample(app, '2026-05-04'));
    assert.deepEqual(await stored(), before);
    assert.notEqual(again.linkPath, linkPath);
    assert.equal(value(await verifyAuditChain(app, session)).events, events + 1);
    assert.equal((await listImports(app, session)).length, 4);
  });
});
