import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findAccountByLogin, loadRoles } from '../store/account.ts';
import { inTenant } from '../store/database.ts';
import { type TestDatabase, testDatabase } from '../store/testing.ts';
import { value } from './app.testing.ts';
import type { App } from './app.ts';
import { closeChecks } from './check-upload.ts';
import { readEntry } from './entry.ts';
import { exampleLinks, loadExample } from './example.ts';
import { examplePeriod } from './example-year.ts';
import { readMyWork } from './my-work.ts';
import { readNotifications } from './notification.ts';
import { readOwedWork } from './owed-work.ts';
import { printReport } from './print-report.ts';
import { readPeriod } from './progress.ts';
import { listReports, readTree } from './read-reports.ts';
import { checkReport } from './report-check.ts';
import type { Session } from './session.ts';

const today = '2026-05-04';

describe('the example municipality’s open period', () => {
  let database: TestDatabase;
  let app: App;
  let session: Session;
  before(async () => {
    database = await testDatabase();
    app = { db: database.db, dataFolder: '', close: async () => {} };
    session = value(await loadExample(app, today)).session;
  });
  after(async () => {
    await closeChecks();
    await database.close();
  });

  const as = async (login: string): Promise<Session> =>
    inTenant(app.db, session.tenant.id, async (tx) => {
      const account = await findAccountByLogin(tx, login);
      assert.ok(account, login);
      return {
        ...session,
        how: 'web',
        account: { id: account.id, name: account.name },
        roles: await loadRoles(tx, account.id),
      };
    });
  const view = async () => value(await readPeriod(app, session, examplePeriod, today));

  it('is due in some days, after its day of loading', async () => {
    assert.deepEqual(
      (await view()).deadlines.map(({ step, dueOn }) => `${step} ${dueOn}`),
      ['report 2026-05-12', 'review 2026-05-20', 'compile 2026-05-27', 'decide 2026-06-09'],
    );
  });

  it('asks five bodies, the executive board for the whole plan', async () => {
    const { bodies } = await view();
    assert.deepEqual(
      bodies.map(({ body }) => body),
      ['KS', 'ALBO', 'BUN', 'KFN', 'VON'],
    );
    assert.equal(bodies[0]?.owed, 45);
    assert.equal(bodies.at(-1)?.name, 'Vård- och omsorgsnämnden');
    assert.ok(bodies.every(({ owed }) => owed > 0));
  });

  it('has work that is done, begun and not begun, and every kind of trouble before the deadline', async () => {
    const { bodies, troubles } = await view();
    const von = bodies.find(({ body }) => body === 'VON');
    assert.deepEqual([von?.written, von?.ready, von?.approved], [2, 1, 0]);
    assert.deepEqual([...new Set(troubles?.map(({ kind }) => kind))], ['closedOwner', 'silent', 'unowned']);
  });

  it('has one draft whose figures contradict each other, for the figure check to show', async () => {
    const checked = value(await checkReport(app, session, { body: 'VON', period: examplePeriod }));
    assert.deepEqual(
      checked.findings.map(({ check }) => check.message),
      ['Delarna är större än helheten: 15 + 12 = 27, men helheten står som 24.'],
    );
  });

  it('shows a board where its own belongs in the plan, and asks it for its own only', async () => {
    const tree = value(await readTree(app, session, { body: 'VON', period: examplePeriod }));
    const [first] = tree.nodes[0]?.children ?? [];
    assert.deepEqual([first?.context, first?.states, first?.children[0]?.context], [true, [], undefined]);
    const entry = await readEntry(app, session, { body: 'VON', period: examplePeriod }, first?.children[0]?.key ?? '');
    assert.match(value(entry).after?.key ?? '', /^commitment\//u);
    const listed = (await listReports(app, session)).find(
      ({ body, period }) => body.code === 'VON' && period.year === 2026,
    );
    assert.equal(listed?.nodes, 8);
  });

  it('gives the reporters something of their own to do, and the administrator what nobody owns', async () => {
    const mine = await readOwedWork(app, await as('johan.berg'), today);
    assert.ok(mine.length > 3 && mine.every((item) => item.address.body === 'VON'));
    const seen = await readMyWork(app, await as('demo'), today);
    assert.deepEqual(seen.reports, []);
    assert.ok(seen.unowned > 20);
  });

  it('has people who talk about what is begun, and tell each other', async () => {
    const johan = await as('johan.berg');
    const address = { body: 'VON', period: examplePeriod };
    const begun = value(await readTree(app, johan, address)).nodes.flatMap(function all(node): (typeof node)[] {
      return [node, ...node.children.flatMap(all)];
    });
    const talked = begun.find(({ comments }) => comments !== undefined);
    assert.equal(talked?.comments, 3);
    const told = (await readNotifications(app, johan)).filter(({ kind }) => kind === 'mention');
    assert.equal(told.length, 2);
    assert.match(told[0]?.text ?? '', /Nils Falk nämner dig om/u);
  });

  it('has a link to sign in with for each way of working', async () => {
    const links = await exampleLinks(app, session);
    assert.deepEqual(
      links.map(({ name }) => name),
      ['Johan Berg', 'Karin Norell', 'Maja Lindgren', 'Siv Dahl'],
    );
    assert.ok(links.every(({ linkPath }) => /^\/lank\/\S{20,}$/u.test(linkPath)));
  });

  it('prints every report, the new bodies’ too', async () => {
    for (const { body } of (await view()).bodies)
      value(await printReport(app, session, { body, period: examplePeriod }, ['html']));
  });
});
