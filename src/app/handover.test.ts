import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { listOpenWork, setOwner } from '../store/node-owner.ts';
import { setReportState } from '../store/report.ts';
import { address, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { assignOwner, listUnownedWork } from './assign.ts';
import { handOver, readHandover } from './handover.ts';
import { addUser } from './user.ts';

describe('work without an owner', () => {
  let test: TestApp;
  const people: Record<string, string> = {};
  before(async () => {
    test = await openTestApp();
    for (const [login, role, body] of [
      ['rut', 'reporter', 'KS'],
      ['olle', 'reporter', 'KS'],
      ['vera', 'controller', null],
      ['lars', 'member', null],
      ['stina', 'reporter', 'VON'],
    ] as const) {
      const added = await addUser(test.app, test.session, { login, name: `${login} Ek`, role, body, password: null });
      people[login] = value(added).account;
    }
  });
  after(() => test.close());

  const id = (login: string) => people[login] ?? '';
  const own = (login: string, node: string, body = 'KS') =>
    test.run((tx) => setOwner(tx, { year: 2025, node, body }, id(login)));
  const work = async (login: string) =>
    (await test.run((tx) => listOpenWork(tx, id(login)))).map(({ body, node }) => `${body} ${node}`);
  const unowned = async (session = test.session) =>
    value(await listUnownedWork(test.app, session)).flatMap(({ year, body, duties }) =>
      duties.map(
        ({ node, closedOwner }) => `${year} ${body} ${node}${closedOwner === null ? '' : ` (${closedOwner})`}`,
      ),
    );
  const told = (login: string) =>
    test.run(async (tx) => {
      const rows = await tx.selectFrom('notification').select('text').where('account', '=', id(login)).execute();
      return rows.map(({ text }) => text);
    });

  it('is what the bodies responsible owe, and the report’s own body where none is named', async () => {
    assert.deepEqual(await unowned(), [
      '2025 KS processArea/skog',
      '2025 KS goal/fler-träd',
      '2025 KS commitment/plantera',
      '2025 VON commitment/gallra',
      '2025 alla bolag commitment/plantera',
    ]);
    await test.run((tx) =>
      sql`insert into uppsikt.group_member (group_body, body) values ('alla bolag', 'VON')`.execute(tx),
    );
    assert.deepEqual((await unowned()).slice(3), ['2025 VON commitment/plantera', '2025 VON commitment/gallra']);
  });

  it('is given to one who may report for the body, by a head of it, and the receiver is told', async () => {
    const head = test.as('head', 'KS');
    assert.deepEqual(
      value(await listUnownedWork(test.app, head)).map(({ body, candidates }) => [
        body,
        candidates.map(({ name }) => name),
      ]),
      [['KS', ['olle Ek', 'rut Ek', 'vera Ek']]],
    );
    const give = (input: object, session = head) =>
      assignOwner(test.app, session, { year: '2025', body: 'KS', nodes: ['goal/fler-träd'], to: id('rut'), ...input });
    assert.match(refusal(await give({ nodes: [] })), /Markera minst en/u);
    assert.match(refusal(await give({ to: '' })), /Välj vem/u);
    assert.match(refusal(await give({ to: id('lars') })), /Välj vem/u, 'a member reports nothing');
    assert.match(refusal(await give({ to: id('stina') })), /Välj vem/u, 'nor does another body’s reporter');
    assert.match(refusal(await give({ body: 'VON', nodes: ['commitment/gallra'], to: id('stina') })), /Bara chefer/u);
    assert.match(refusal(await give({}, test.as('reporter', 'KS'))), /Bara chefer/u);
    assert.equal((await listUnownedWork(test.app, test.as('reporter', 'KS'))).ok, false);
    assert.deepEqual(value(await give({ nodes: ['goal/fler-träd', 'commitment/plantera'] })), { assigned: 2 });
    assert.deepEqual(await unowned(head), ['2025 KS processArea/skog']);
    assert.deepEqual(await work('rut'), ['KS goal/fler-träd', 'KS commitment/plantera']);
    assert.deepEqual(await told('rut'), ['Du har fått 2 poster att rapportera för Kommunstyrelsen 2025.']);
    assert.match(refusal(await give({})), /redan fått en ägare/u);
  });

  it('goes from one who leaves to others, body by body, and the account is closed', async () => {
    await own('rut', 'commitment/gallra', 'VON');
    const view = value(await readHandover(test.app, test.session, id('rut')));
    assert.deepEqual(
      view.groups.map(({ body, work: owned, candidates }) => [body, owned.length, candidates.map(({ name }) => name)]),
      [
        ['KS', 2, ['olle Ek', 'vera Ek']],
        ['VON', 1, ['stina Ek', 'vera Ek']],
      ],
    );
    const leave = (to: object, close = true) => handOver(test.app, test.session, id('rut'), { to, close });
    assert.match(refusal(await leave({ KS: id('olle'), VON: id('olle') })), /får rapportera för Vård/u);
    assert.deepEqual(await work('olle'), [], 'nothing is moved by half');
    assert.deepEqual(value(await leave({ KS: id('olle'), VON: '' })), { moved: 2 });
    assert.deepEqual(await work('olle'), ['KS goal/fler-träd', 'KS commitment/plantera']);
    assert.deepEqual(await told('olle'), ['Du har tagit över 2 poster från rut Ek (Kommunstyrelsen).']);
    const verbs = (await test.events()).slice(0, 2).map(({ verb }) => verb);
    assert.deepEqual(verbs, ['account.close', 'work.handOver']);
  });

  it('is shown where its owner has left', async () => {
    assert.ok((await unowned()).includes('2025 VON commitment/gallra (rut Ek)'));
    assert.match(
      refusal(await handOver(test.app, test.session, id('olle'), { to: { KS: id('rut') }, close: false })),
      /öppet konto/u,
    );
  });

  it('can be handed over without closing the account', async () => {
    value(await handOver(test.app, test.session, id('olle'), { to: { KS: id('vera') }, close: false }));
    assert.deepEqual(await work('olle'), []);
    assert.equal(value(await readHandover(test.app, test.session, id('olle'))).person.disabled, false);
  });

  it('ends when the year is decided', async () => {
    await test.run((tx) => setReportState(tx, address, 'decided', '2026-02-10'));
    assert.deepEqual(await work('vera'), []);
    assert.ok(!(await unowned()).some((line) => line.startsWith('2025 KS')));
  });
});
