import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addRole, insertAccount } from '../store/account.ts';
import { listNotifications } from '../store/notification.ts';
import { address, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { readOverview } from './overview.ts';
import { publishReport } from './publish-report.ts';
import { listReports, readTree } from './read-reports.ts';

describe('publishing a report internally', () => {
  let test: TestApp;
  let member: string;
  before(async () => {
    test = await openTestApp();
    member = await test.run(async (tx) => {
      const id = await insertAccount(tx, { login: 'mia', name: 'Mia Mo', passwordHash: null });
      await addRole(tx, id, 'member', null);
      return id;
    });
  });
  after(() => test.close());

  const told = async () => (await test.run((tx) => listNotifications(tx, member, 10))).map(({ text }) => text);

  it('is what lets elected members read it; auditors read all along', async () => {
    assert.match(refusal(await readTree(test.app, test.as('member'), address)), /arbetsmaterial och inte publicerad/u);
    assert.deepEqual(await listReports(test.app, test.as('member')), []);
    assert.equal(value(await readOverview(test.app, test.as('member'), address.period)).bodies.length, 0);
    assert.ok((await readTree(test.app, test.as('auditor'), address)).ok);

    assert.match(refusal(await publishReport(test.app, test.as('head'), address, { published: true })), /Bara nämnd/u);
    value(await publishReport(test.app, test.as('controller'), address, { published: true }));
    assert.ok((await readTree(test.app, test.as('member'), address)).ok);
    assert.equal((await listReports(test.app, test.as('member'))).length, 1);
    const overview = value(await readOverview(test.app, test.as('member'), address.period));
    assert.deepEqual(
      overview.bodies.map(({ code }) => code),
      ['KS'],
    );
    assert.deepEqual(await told(), ['KS: rapporten för helår 2025 är publicerad.']);
  });

  it('tells nobody twice, and can be taken back until the decision', async () => {
    value(await publishReport(test.app, test.as('controller'), address, { published: true }));
    assert.equal((await told()).length, 1);
    value(await publishReport(test.app, test.as('controller'), address, { published: false }));
    assert.ok(!(await readTree(test.app, test.as('member'), address)).ok);
    await test.decide(address);
    assert.ok((await readTree(test.app, test.as('member'), address)).ok);
    const again = await publishReport(test.app, test.as('controller'), address, { published: true });
    assert.match(refusal(again), /redan läsas av alla/u);
  });
});
