import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { decidePeriod } from '../store/period.ts';
import { address, earlier, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { composeReport, composeVersion } from './compose-report.ts';
import { decideReport } from './decide-report.ts';
import { editEntry, readEntry } from './entry.ts';
import { compareVersions, keepVersion, readVersions, startCorrection } from './report-versions.ts';

const area = 'processArea/skog';

describe('the versions of a report', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
  });
  after(() => test.close());

  const ids = async () => value(await readVersions(test.app, test.session, address)).versions.map(({ id }) => id);
  const write = async (narrative: string) => {
    const { revision } = value(await readEntry(test.app, test.session, address, area));
    return editEntry(test.app, test.as('controller'), address, area, { revision, narrative });
  };
  const changes = async (from: string, to: string) =>
    value(await compareVersions(test.app, test.session, address, { before: from, after: to })).filter(
      (paragraph) => paragraph.kind !== 'same',
    );

  it('are the one that is worked on and last period’s, until one is kept', async () => {
    assert.deepEqual(await ids(), ['nu', 'forra']);
    assert.match(refusal(await keepVersion(test.app, test.session, address, { label: ' ' })), /namn/u);
    assert.match(refusal(await keepVersion(test.app, test.as('member'), address, { label: 'x' })), /Bara den som/u);
    value(await keepVersion(test.app, test.as('controller'), address, { label: 'Till ledningsgruppen' }));
    assert.deepEqual(await ids(), ['nu', 'version-1', 'forra']);
  });

  it('are compared word by word', async () => {
    assert.ok((await write('Skogen växer långsamt.\n\nOmrådet når sina mål.')).ok);
    const [first] = await changes('version-1', 'nu');
    const texts = (kind: string) =>
      first?.parts
        .filter((part) => part.kind === kind)
        .map((part) => part.text)
        .join(' ');
    assert.equal(first?.kind, 'changed');
    assert.match(texts('added') ?? '', /långsamt/u);
    assert.ok((await changes('nu', 'nu')).length === 0);
    assert.ok((await changes('forra', 'nu')).length > 0);
  });

  it('are refused where there is no such one', async () => {
    for (const id of ['version-9', 'beslut-1', 'xyz', '', 'nu-1; drop']) {
      const compared = await compareVersions(test.app, test.session, address, { before: id, after: 'nu' });
      assert.match(refusal(compared), /Versionen finns inte/u, id);
    }
  });

  it('keep the decided one while a correction is written, and the new one names it', async () => {
    const reason = { reason: 'Fel siffra i avsnittet om skog' };
    assert.match(refusal(await startCorrection(test.app, test.session, address, reason)), /inte beslutad/u);
    value(await decideReport(test.app, test.as('secretary'), address, { decidedOn: '2026-03-10', paragraph: '§ 12' }));
    const first = value(await composeReport(test.app, test.session, address));
    assert.ok(!(await write('Smugen ändring')).ok);

    assert.match(
      refusal(await startCorrection(test.app, test.as('reporter'), address, reason)),
      /Bara nämndsekreterare/u,
    );
    assert.match(refusal(await startCorrection(test.app, test.as('secretary'), address, { reason: '' })), /varför/u);
    value(await startCorrection(test.app, test.as('secretary'), address, reason));
    assert.deepEqual(value(await readVersions(test.app, test.session, address)).correcting, { number: 1, ...reason });
    assert.ok((await write('Rättad text om skogen.')).ok);
    value(await decideReport(test.app, test.as('secretary'), address, { decidedOn: '2026-04-14', paragraph: '§ 30' }));

    const [second] = value(await readVersions(test.app, test.session, address)).versions;
    assert.equal(second?.id, 'beslut-2');
    assert.deepEqual(second?.supersedes, { number: 1, ...reason });
    const { tree } = value(await composeReport(test.app, test.session, address));
    assert.equal(tree.standing, 'Version 2, ersätter version 1 beslutad 2026-03-10');
    assert.match(JSON.stringify(tree), /Rättad text om skogen/u);
    const old = value(await composeVersion(test.app, test.session, address, 1));
    assert.equal(old.hash, first.hash);
    assert.doesNotMatch(JSON.stringify(old.tree), /Rättad text/u);
    assert.ok(!(await write('Smugen ändring')).ok, 'the corrected version is as frozen as the first');
    assert.match(refusal(await composeVersion(test.app, test.session, address, 3)), /ingen version 3/u);
  });

  it('cannot be corrected where the whole period is decided', async () => {
    value(await decideReport(test.app, test.session, earlier, { decidedOn: '2025-10-10' }));
    await test.run((tx) => decidePeriod(tx, earlier.period, '2025-11-01'));
    const refused = await startCorrection(test.app, test.session, earlier, { reason: 'Fel siffra' });
    assert.match(refusal(refused), /Hela perioden är beslutad/u);
  });
});
