import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { addRole, insertAccount } from '../store/account.ts';
import { listComments } from '../store/comment.ts';
import { findEntry } from '../store/entry.ts';
import { listEntryVersions } from '../store/entry-version.ts';
import { setOwner } from '../store/node-owner.ts';
import { listNotifications } from '../store/notification.ts';
import { address, inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { editEntry, readEntry } from './entry.ts';
import { approveEntry, markReady, returnEntry, withdrawReady } from './entry-state.ts';
import type { Role, Session } from './session.ts';

const area = 'processArea/skog';
const goal = 'goal/fler-träd';
const plant = 'commitment/plantera';
const thin = 'commitment/gallra';

describe('the way of an entry to approved', () => {
  let first: TestApp;
  let test: Omit<TestApp, 'close'>;
  let municipalities = 0;
  before(async () => {
    first = await openTestApp();
  });
  beforeEach(async () => {
    municipalities += 1;
    test = await inMunicipality(first.app, first.database, `Klarby ${municipalities}`);
  });
  after(() => first.close());

  const state = async (node = area) => (await test.run((tx) => findEntry(tx, address, node)))?.state;
  /** An account with a role, and its session. */
  async function person(login: string, name: string, role: Role, body: string | null = 'KS'): Promise<Session> {
    const id = await test.run(async (tx) => {
      const account = await insertAccount(tx, { login, name, passwordHash: null });
      await addRole(tx, account, role, body);
      return account;
    });
    return { ...test.as(role, body), account: { id, name } };
  }
  const told = (who: Session) => test.run((tx) => listNotifications(tx, who.account?.id ?? '', 10));
  const move = (use: typeof markReady, session: Session, revision: number, node = area) =>
    use(test.app, session, address, node, { revision });

  it('is marked as done, taken back and marked again', async () => {
    const reporter = test.as('reporter', 'KS');
    const ready = value(await move(markReady, reporter, 1));
    assert.deepEqual([ready.revision, ready.state, await state()], [2, 'ready', 'ready']);
    value(await move(withdrawReady, reporter, 2));
    assert.equal(await state(), 'draft');
    assert.equal(value(await move(markReady, reporter, 3)).revision, 4);
    assert.equal(value(await move(markReady, reporter, 4)).revision, 4);
    const versions = await test.run((tx) => listEntryVersions(tx, address, area));
    assert.deepEqual(
      versions.map((version) => version.state),
      ['ready', 'draft', 'ready', 'draft'],
    );
    const verbs = (await test.events()).map((event) => event.verb);
    assert.deepEqual(verbs.slice(0, 3), ['entry.ready', 'entry.withdraw', 'entry.ready']);
  });

  it('asks for each thing that is missing, by field, and never for what is optional', async () => {
    const reporter = test.as('reporter', 'KS');
    assert.deepEqual(await move(markReady, reporter, 1, thin), {
      ok: false,
      issues: [
        { path: 'completion', message: 'Ange färdiggrad.' },
        { path: 'narrative', message: 'Skriv en kommentar: vad har hänt, vad blev resultatet och varför?' },
      ],
    });
    value(await move(markReady, reporter, 1, goal));
    value(await move(markReady, reporter, 1, plant));
    assert.equal(await state(thin), 'draft');
  });

  it('is a draft again where it is changed, and stays where nothing is', async () => {
    const reporter = test.as('reporter', 'KS');
    value(await move(markReady, reporter, 1));
    const same = value(await editEntry(test.app, reporter, address, area, { revision: 2, trend: 'better' }));
    assert.deepEqual([same.revision, same.state], [2, 'ready']);
    const changed = value(await editEntry(test.app, reporter, address, area, { revision: 2, trend: 'worse' }));
    assert.deepEqual([changed.state, await state()], ['draft', 'draft']);
  });

  it('is approved by a head, and whoever reports on it is told', async () => {
    const reporter = await person('rut', 'Rut Rönn', 'reporter');
    const owner = await person('ola', 'Ola Ask', 'reporter');
    const head = await person('hans', 'Hans Hed', 'head');
    await test.run((tx) => setOwner(tx, { year: 2025, node: area, body: 'KS' }, owner.account?.id ?? ''));
    value(await move(markReady, reporter, 1));
    const [ready] = await told(head);
    assert.deepEqual(
      [ready?.kind, ready?.text, ready?.path],
      ['ready', 'Rut Rönn har klarmarkerat ”Skog”, Helår 2025.', '/uppfoljning/KS/2025-year/post/processArea/skog'],
    );
    value(await move(approveEntry, head, 2));
    assert.equal(await state(), 'reviewed');
    for (const who of [reporter, owner]) assert.equal((await told(who))[0]?.kind, 'approved');
    assert.equal((await told(head)).length, 1);
  });

  it('is sent back with a comment that stands on the entry, and is returned until it is marked again', async () => {
    const reporter = await person('rut', 'Rut Rönn', 'reporter');
    const head = await person('hans', 'Hans Hed', 'head');
    value(await move(markReady, reporter, 1));
    const send = (comment: string) => returnEntry(test.app, head, address, area, { revision: 2, comment });
    assert.match(refusal(await send('  ')), /Skriv vad som behöver ändras/u);
    assert.equal(await state(), 'ready');
    value(await send('Skriv varför.'));
    const [comment] = await test.run((tx) => listComments(tx, address, area));
    assert.deepEqual([comment?.kind, comment?.text, comment?.authorName], ['return', 'Skriv varför.', 'Hans Hed']);
    assert.equal((await told(reporter))[0]?.text, 'Hans Hed har återlämnat ”Skog”, Helår 2025: Skriv varför.');
    const edited = await editEntry(test.app, reporter, address, area, { revision: 3, narrative: 'Därför.' });
    assert.equal(value(edited).state, 'returned');
    value(await move(markReady, reporter, 4));
    assert.equal(await state(), 'ready');
  });

  it('is moved by nobody without the role, nor a draft by the head', async () => {
    const head = test.as('head', 'KS');
    for (const session of [test.as('auditor'), test.as('secretary'), test.as('reporter', 'VON')])
      assert.match(refusal(await move(markReady, session, 1)), /Du kan läsa men inte ändra/u);
    assert.match(refusal(await move(markReady, test.as('member'), 1)), /arbetsmaterial/u);
    assert.match(refusal(await move(approveEntry, head, 1)), /Posten är ett utkast/u);
    value(await move(markReady, head, 1));
    for (const session of [test.as('reporter', 'KS'), test.as('secretary'), test.as('auditor')]) {
      assert.match(refusal(await move(approveEntry, session, 2)), /Bara den som är chef för KS/u);
      const sent = await returnEntry(test.app, session, address, area, { revision: 2, comment: 'Nej.' });
      assert.match(refusal(sent), /Bara den som är chef för KS/u);
    }
    assert.equal(await state(), 'ready');
  });

  it('moves nothing that somebody has changed since it was read', async () => {
    const reporter = test.as('reporter', 'KS');
    value(await editEntry(test.app, reporter, address, area, { revision: 1, trend: 'worse' }));
    assert.match(refusal(await move(markReady, reporter, 1)), /Vera Ek har ändrat posten sedan du öppnade den/u);
  });

  it('ends with the decision', async () => {
    value(await move(markReady, test.as('reporter', 'KS'), 1));
    await test.decide(address);
    const view = value(await readEntry(test.app, test.as('head', 'KS'), address, area));
    assert.equal(view.reviewable, false);
    assert.equal((await move(approveEntry, test.as('head', 'KS'), 2)).ok, false);
    assert.match(refusal(await move(withdrawReady, test.as('reporter', 'KS'), 2)), /beslutad/u);
  });
});
