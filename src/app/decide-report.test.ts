import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addReportVersion } from '../store/report.ts';
import { exampleTree, withClient } from '../store/testing.ts';
import { address, earlier, openTestApp, type TestApp } from './app.testing.ts';
import { decideReport } from './decide-report.ts';
import { editEntry, readEntry } from './entry.ts';
import { printReport } from './print-report.ts';
import { editTemplate } from './template.ts';

const decision = { decidedOn: '2026-02-17', paragraph: '§ 12', registryNumber: 'KS/2026:31' };

describe('deciding a report', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
  });
  after(() => test.close());

  const hash = async (of = address) => {
    const printed = await printReport(test.app, test.session, of, []);
    return printed.ok ? printed.value.hash : printed.issues[0]?.message;
  };

  it('is refused for those who only report or read, and for a date that is none', async () => {
    for (const role of ['reporter', 'head', 'auditor', 'member'] as const) {
      const refused = await decideReport(test.app, test.as(role), earlier, decision);
      assert.equal(refused.ok, false, role);
    }
    const refused = await decideReport(test.app, test.session, earlier, { decidedOn: '17 februari' });
    assert.equal(refused.ok ? '' : refused.issues[0]?.path, 'decidedOn');
  });

  it('freezes it: later changes are refused, and a print is made from what was decided', async () => {
    const decided = await decideReport(test.app, test.as('secretary'), address, decision);
    assert.ok(decided.ok);
    assert.equal(await hash(), decided.value.sha256);
    const edited = await editEntry(test.app, test.session, address, 'commitment/gallra', {
      revision: 1,
      narrative: 'Nytt.',
    });
    assert.match(edited.ok ? '' : (edited.issues[0]?.message ?? ''), /beslutad/u);
    const view = await readEntry(test.app, test.session, address, 'commitment/gallra');
    assert.equal(view.ok && view.value.editable, false);
  });

  it('keeps the decided print as it was when the municipality changes its colour', async () => {
    const was = await hash();
    const other = await hash(earlier);
    const changed = await editTemplate(test.app, test.session, earlier, { accent: '#7a1f5a' });
    assert.equal(changed.ok, true);
    assert.equal(await hash(), was);
    assert.notEqual(await hash(earlier), other);
  });

  it('is refused once more', async () => {
    const again = await decideReport(test.app, test.session, address, decision);
    assert.match(again.ok ? '' : (again.issues[0]?.message ?? ''), /redan beslutad/u);
  });

  it('gets no second version behind its back, not even from the server’s own role', async () => {
    const tree = exampleTree;
    const second = {
      tree,
      sha256: 'a'.repeat(64),
      decidedOn: '2026-03-01',
      paragraph: null,
      registryNumber: null,
      by: null,
    };
    await assert.rejects(
      test.run((tx) => addReportVersion(tx, address, second)),
      /beslutad/u,
    );
  });

  it('is recorded', async () => {
    assert.ok((await test.events()).some((event) => event.verb === 'report.decide' && event.after?.includes('§ 12')));
  });

  it('is not printed where somebody has changed the version in the database behind the system’s back', async () => {
    await withClient(test.database.adminUrl, async (client) => {
      await client.query('alter table uppsikt.report_version disable trigger user');
      await client.query("update uppsikt.report_version set tree = jsonb_set(tree, '{title}', '\"Ändrad\"')");
    });
    assert.match((await hash()) ?? '', /kontrollsumma/u);
  });
});
