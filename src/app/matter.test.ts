import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findSnapshotTree, listSnapshots } from '../store/snapshot.ts';
import { address, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { composeReport } from './compose-report.ts';
import { decideReport } from './decide-report.ts';
import { editEntry, readEntry } from './entry.ts';
import { certifyDecision, dispatchReport, editMatter, readMatter } from './matter.ts';

const form = {
  revision: '0',
  registryNumber: 'KS/2026:12',
  memoOn: '2026-02-01',
  meetingOn: '',
  documents: 'Årsrapport 2025; 2026-02-10\nProtokoll\n\n',
  recipients: 'Revisorerna\r\nAlla nämnder',
};

describe('the matter of a report', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
  });
  after(() => test.close());

  const memoText = async () => {
    const { tree } = value(await composeReport(test.app, test.session, address));
    const memo = tree.parts.find((part) => part.kind === 'coverMemo');
    return { text: JSON.stringify(memo), registryNumber: memo?.registryNumber, standing: tree.standing };
  };

  it('begins as the memo has it, and is working material', async () => {
    const view = value(await readMatter(test.app, test.as('secretary'), address));
    assert.equal(view.revision, 0);
    assert.equal(view.standing, 'working');
    assert.equal(view.editable, true);
  });

  it('refuses dates that do not exist, and those who may not change it', async () => {
    const bad = { ...form, memoOn: '2026-02-30', documents: 'Årsrapport; 2026-13-01' };
    const refused = await editMatter(test.app, test.as('secretary'), address, bad);
    assert.ok(!refused.ok);
    assert.deepEqual(refused.issues.map((issue) => issue.path).sort(), ['documents', 'memoOn']);
    for (const role of ['reporter', 'member', 'auditor', 'head'] as const) {
      assert.match(refusal(await editMatter(test.app, test.as(role), address, form)), /Bara nämndsekreterare/u);
    }
    const other = test.as('secretary', 'VON');
    assert.match(refusal(await editMatter(test.app, other, address, form)), /Bara nämndsekreterare/u);
  });

  it('stands in the printed memo', async () => {
    value(await editMatter(test.app, test.as('secretary'), address, form));
    const memo = await memoText();
    assert.equal(memo.registryNumber, 'KS/2026:12');
    assert.match(memo.text, /Årsrapport 2025, 2026-02-10/u);
    assert.match(memo.text, /Beslutet skickas till.*Revisorerna.*Alla nämnder/u);
    const [event] = await test.events();
    assert.equal(event?.verb, 'matter.edit');
  });

  it('is not overwritten by somebody who saw an earlier one', async () => {
    assert.match(refusal(await editMatter(test.app, test.as('secretary'), address, form)), /Någon annan har sparat/u);
    const stale = { ...form, revision: '7' };
    assert.match(refusal(await editMatter(test.app, test.as('secretary'), address, stale)), /Någon annan har sparat/u);
  });

  it('becomes an official document when it is dispatched, with who, when and what', async () => {
    const input = { onDate: '2026-02-03', recipients: 'Kommunstyrelsen', note: 'Till kallelsen' };
    assert.match(
      refusal(await dispatchReport(test.app, test.as('secretary'), address, { ...input, recipients: ' ' })),
      /minst en mottagare/u,
    );
    const { sha256 } = value(await dispatchReport(test.app, test.as('secretary'), address, input));
    const view = value(await readMatter(test.app, test.as('secretary'), address));
    assert.equal(view.standing, 'dispatched');
    assert.equal(view.changedSince, false);
    assert.equal(view.events[0]?.by, 'Vera Ek');
    assert.equal(view.events[0]?.sha256, sha256);
    assert.equal((await memoText()).standing, '');
    const [kept] = await test.run((tx) => listSnapshots(tx, address));
    assert.equal(kept?.reason, 'dispatched');
    const tree = await test.run((tx) => findSnapshotTree(tx, address, kept?.number ?? 0));
    assert.equal(tree?.parts[0]?.registryNumber, 'KS/2026:12');
  });

  it('is working material again where it changes after that, and what was sent stays', async () => {
    const entry = value(await readEntry(test.app, test.session, address, 'processArea/skog'));
    const change = { revision: entry.revision, narrative: 'Ändrat efter utskicket.' };
    assert.ok((await editEntry(test.app, test.as('controller'), address, 'processArea/skog', change)).ok);
    const view = value(await readMatter(test.app, test.as('auditor'), address));
    assert.equal(view.changedSince, true);
    assert.equal(view.editable, false);
    assert.equal((await memoText()).standing, 'Arbetsmaterial');
    const [kept] = await test.run((tx) => listSnapshots(tx, address));
    const tree = await test.run((tx) => findSnapshotTree(tx, address, kept?.number ?? 0));
    assert.doesNotMatch(JSON.stringify(tree), /Ändrat efter utskicket/u);
  });

  it('is certified after the decision, once, and not before it', async () => {
    const certify = (onDate: string) => certifyDecision(test.app, test.as('secretary'), address, { onDate });
    assert.match(refusal(await certify('2026-03-12')), /inte beslutad än/u);
    value(await decideReport(test.app, test.as('secretary'), address, { decidedOn: '2026-03-10', paragraph: '§ 12' }));
    assert.match(refusal(await certify('2026-03-09')), /före beslutet/u);
    value(await certify('2026-03-12'));
    assert.match(refusal(await certify('2026-03-13')), /redan registrerat/u);
    const view = value(await readMatter(test.app, test.as('secretary'), address));
    assert.equal(view.standing, 'certified');
    assert.equal(view.decision?.paragraph, '§ 12');
    assert.equal(view.editable, false);
  });

  it('cannot change after the decision, but the decision is dispatched', async () => {
    const changed = { ...form, revision: '1', registryNumber: 'KS/2026:99' };
    assert.match(refusal(await editMatter(test.app, test.as('secretary'), address, changed)), /är beslutad/u);
    const input = { onDate: '2026-03-13', recipients: 'Revisorerna' };
    value(await dispatchReport(test.app, test.as('secretary'), address, input));
    const view = value(await readMatter(test.app, test.as('secretary'), address));
    assert.equal(view.events.filter((event) => event.kind === 'dispatched').length, 2);
  });
});
