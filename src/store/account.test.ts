import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  addRole,
  findAccount,
  findAccountByLogin,
  insertAccount,
  listAccounts,
  loadRoles,
  savePassword,
  setDisabled,
} from './account.ts';
import { saveBodies } from './body.ts';
import { inTenant, type Transaction } from './database.ts';
import {
  deleteSession,
  deleteSessionsOf,
  findSessionAccount,
  insertLink,
  insertSession,
  spendLink,
} from './session.ts';
import { type TestDatabase, testDatabase, testTenant } from './testing.ts';

const eva = { login: 'eva.ek', name: 'Eva Ek', passwordHash: null };
const hash = (text: string) => Buffer.from(text);
const minutes = (count: number) => new Date(Date.now() + count * 60_000);

describe('accounts', () => {
  let test: TestDatabase;
  let tenant = '';
  let other = '';
  const run = <T>(work: (tx: Transaction) => Promise<T>, id = tenant) => inTenant(test.db, id, work);
  before(async () => {
    test = await testDatabase();
    tenant = await testTenant(test.db, 'ena');
    other = await testTenant(test.db, 'andra');
    await run((tx) => saveBodies(tx, [{ code: 'KS', name: 'Kommunstyrelsen', kind: 'board', parent: null }]));
  });
  after(() => test.close());

  it('are found by id and by login, in their own municipality only', async () => {
    const id = await run((tx) => insertAccount(tx, eva));
    assert.deepEqual(await run((tx) => findAccount(tx, id)), {
      ...eva,
      id,
      email: null,
      disabled: false,
      language: null,
    });
    assert.equal((await run((tx) => findAccountByLogin(tx, 'eva.ek')))?.id, id);
    assert.equal(await run((tx) => findAccountByLogin(tx, 'eva.ek'), other), null);
    assert.equal(await run((tx) => findAccount(tx, id), other), null);
    await assert.rejects(
      run((tx) => insertAccount(tx, eva)),
      /duplicate key/u,
    );
    await run((tx) => insertAccount(tx, eva), other);
    assert.equal((await run(listAccounts)).length, 1);
    await run((tx) => savePassword(tx, id, 'scrypt$1'));
    assert.equal((await run((tx) => findAccount(tx, id)))?.passwordHash, 'scrypt$1');
  });

  it('hold a role for one body or for all, each once', async () => {
    const id = await run((tx) => insertAccount(tx, { ...eva, login: 'roll' }));
    await run(async (tx) => {
      for (const body of ['KS', 'KS', null, null]) await addRole(tx, id, 'reporter', body);
    });
    assert.deepEqual(await run((tx) => loadRoles(tx, id)), [
      { role: 'reporter', body: 'KS' },
      { role: 'reporter', body: null },
    ]);
    await assert.rejects(
      run((tx) => addRole(tx, id, 'reporter', 'finns inte')),
      /foreign key/u,
    );
  });

  it('have sessions that end by time, by signing out and by closing the account', async () => {
    const account = await run((tx) => insertAccount(tx, { ...eva, login: 'session' }));
    const open = (name: string, expiresAt: Date) =>
      run((tx) => insertSession(tx, { tokenHash: hash(name), account, expiresAt }));
    const find = (name: string, id = tenant) => run((tx) => findSessionAccount(tx, hash(name)), id);
    await open('ny', minutes(5));
    await open('annan', minutes(5));
    await open('gammal', minutes(-1));
    assert.deepEqual(
      [await find('gammal'), await find('ny'), await find('okänd'), await find('ny', other)],
      [null, account, null, null],
    );
    await open('till', minutes(5));
    const kept = await run((tx) => tx.selectFrom('session').select('token_hash').execute());
    assert.equal(kept.length, 3);
    await run((tx) => deleteSession(tx, hash('ny')));
    assert.deepEqual([await find('ny'), await find('annan')], [null, account]);
    await run((tx) => setDisabled(tx, account, true));
    assert.deepEqual([await find('annan'), (await run((tx) => findAccount(tx, account)))?.disabled], [null, true]);
    await open('igen', minutes(5));
    await run((tx) => deleteSessionsOf(tx, account));
    assert.equal(await find('igen'), null);
  });

  it('have links that work once, and not after their time', async () => {
    const account = await run((tx) => insertAccount(tx, { ...eva, login: 'länk' }));
    await run((tx) => insertLink(tx, { tokenHash: hash('a'), account, expiresAt: minutes(5) }));
    await run((tx) => insertLink(tx, { tokenHash: hash('b'), account, expiresAt: minutes(-5) }));
    const spend = (name: string) => run((tx) => spendLink(tx, hash(name)));
    const answers = await Promise.all([spend('a'), spend('a'), spend('a')]);
    assert.deepEqual(
      answers.filter((answer) => answer !== null),
      [account],
    );
    assert.deepEqual([await spend('a'), await spend('b'), await spend('c')], [null, null, null]);
  });
});
