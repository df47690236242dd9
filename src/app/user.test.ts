import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findAccountByLogin, loadRoles } from '../store/account.ts';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { Role } from './session.ts';
import { redeemLink, signIn } from './sign-in.ts';
import { addUser, roleNames } from './user.ts';

const password = 'grön gran vid sjön';
const ada = { login: 'ada', name: 'Ada Ek', role: 'reporter', body: 'KS', password: null };

describe('adding a person', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
  });
  after(() => test.close());
  const add = (input: unknown, session = test.session) => addUser(test.app, session, input);

  it('gives a link that signs in with the role, and an event without secrets', async () => {
    const { account, linkPath } = value(await add(ada));
    const { session } = value(await redeemLink(test.app, linkPath?.replace('/lank/', '') ?? ''));
    assert.deepEqual([session.account?.id, session.roles], [account, [{ role: 'reporter', body: 'KS' }]]);
    const event = (await test.events()).find(({ verb }) => verb === 'account.add');
    assert.deepEqual(JSON.parse(event?.after ?? ''), { login: 'ada', name: 'Ada Ek', role: 'reporter', body: 'KS' });
  });

  it('gives a further role and a new link to a person who is there, once', async () => {
    const { account } = value(await add({ ...ada, login: 'bo' }));
    const again = value(await add({ ...ada, login: ' BO ', role: 'secretary', body: null }));
    value(await add({ ...ada, login: 'bo', role: 'secretary', body: null }));
    assert.equal(again.account, account);
    assert.deepEqual(await test.run((tx) => loadRoles(tx, account)), [
      { role: 'reporter', body: 'KS' },
      { role: 'secretary', body: null },
    ]);
  });

  it('takes a password instead of a link, and never sets another person’s', async () => {
    assert.equal(value(await add({ ...ada, login: 'carl', password })).linkPath, null);
    value(await signIn(test.app, { login: 'carl', password }, 'x'));
    assert.match(refusal(await add({ ...ada, login: 'carl', password: `${password}!` })), /finns redan/u);
    value(await signIn(test.app, { login: 'carl', password }, 'x'));
  });

  it('refuses a weak password, a wrong login, name or role, and a body that is not there, and adds nobody', async () => {
    const wrong: [object, RegExp][] = [
      [{ password: 'kort' }, /minst 12 tecken/u],
      [{ login: 'd e' }, /Användarnamnet får ha/u],
      [{ name: ' ' }, /Ange personens namn/u],
      [{ name: undefined }, /går inte att läsa/u],
      [{ role: 'king' }, /går inte att läsa/u],
      [{ body: 'XYZ' }, /Organisationen XYZ finns inte i Provby kommun/u],
    ];
    for (const [input, sentence] of wrong)
      assert.match(refusal(await add({ ...ada, login: 'dan', ...input })), sentence);
    assert.match(refusal(await add(null)), /går inte att läsa/u);
    assert.equal(await test.run((tx) => findAccountByLogin(tx, 'dan')), null);
  });

  it('is for administrators of the whole municipality', async () => {
    for (const session of [test.as('controller'), test.as('administrator', 'KS'), test.as('member')])
      assert.match(refusal(await add({ ...ada, login: 'eva' }, session)), /Bara administratörer/u);
    value(await add({ ...ada, login: 'eva' }, test.as('administrator')));
  });

  it('has a Swedish name for every role', () => {
    assert.deepEqual(Object.keys(roleNames).toSorted(), [...Role.options].toSorted());
  });
});
