import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setDisabled } from '../store/account.ts';
import { withClient } from '../store/testing.ts';
import { inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { asksCurrentPassword, changePassword, findSession, redeemLink, signIn, signOut } from './sign-in.ts';
import { addUser } from './user.ts';

const password = 'grön gran vid sjön';
const wrong = /Användarnamnet eller lösenordet stämmer inte/u;

describe('signing in', () => {
  let test: TestApp;
  let people = 0;
  before(async () => {
    test = await openTestApp('Provby kommun', []);
  });
  after(() => test.close());

  /** A new person: with the password, or with a link where `linked`. */
  async function person({ linked = false } = {}) {
    people += 1;
    const login = `person${people}`;
    const input = { login, name: 'Vera Ek', role: 'controller', body: null, password: linked ? null : password };
    const { account, linkPath } = value(await addUser(test.app, test.session, input));
    return { login, account, token: linkPath?.replace('/lank/', '') ?? '' };
  }
  const enter = (login: string, tried = password, from = login) => signIn(test.app, { login, password: tried }, from);

  it('takes the right password, however the login is written, and finds the session again', async () => {
    const { login, account } = await person();
    const { token, session } = value(await enter(` ${login.toUpperCase()} `));
    assert.deepEqual([session.account, session.how], [{ id: account, name: 'Vera Ek', language: null }, 'web']);
    assert.deepEqual(session.roles, [{ role: 'controller', body: null }]);
    assert.deepEqual(await findSession(test.app, token), session);
    const [event] = await test.events();
    assert.deepEqual([event?.verb, event?.actor], ['session.signIn', `account:${account}`]);
  });

  it('refuses a wrong password, an unknown login and a person without a password with the same words', async () => {
    const { login } = await person();
    const { login: linked } = await person({ linked: true });
    const answers = await Promise.all([enter(login, 'fel lösenord här'), enter('ingen-alls'), enter(linked)]);
    assert.equal(new Set(answers.map(refusal)).size, 1);
    assert.match(refusal(await enter(login, 'fel lösenord här')), wrong);
    for (const input of [null, {}, { login, password: '' }, { login: ' ', password }])
      assert.match(refusal(await signIn(test.app, input, 'x')), /Fyll i/u);
    assert.match(refusal(await enter('person\0', password, 'x')), wrong);
  });

  it('makes a login wait after ten failures, though they come at once and from many addresses', async () => {
    const { login } = await person();
    const tries = Array.from({ length: 12 }, (_, at) => enter(login, 'fel lösenord här', `10.0.0.${at}`));
    const refusals = (await Promise.all(tries)).map(refusal);
    assert.equal(refusals.filter((sentence) => wrong.test(sentence)).length, 10);
    assert.match(refusal(await enter(login)), /För många försök/u);
    value(await enter((await person()).login, password, '10.0.0.1'));
  });

  it('asks which municipality where there are several, and never mixes them', async () => {
    const { login } = await person();
    const { token } = value(await enter(login));
    const other = await inMunicipality(test.app, test.database, 'Grannby kommun', []);
    assert.match(refusal(await enter(login)), /Välj din kommun/u);
    const there = { municipality: other.session.tenant.code, login, password };
    assert.match(refusal(await signIn(test.app, there, 'x')), wrong);
    value(await signIn(test.app, { ...there, municipality: test.session.tenant.code }, 'x'));
    assert.ok(await findSession(test.app, token));
    const moved = token.replace(test.session.tenant.id, other.session.tenant.id);
    assert.equal(await findSession(test.app, moved), null);
  });
});

describe('a session', () => {
  let test: TestApp;
  let people = 0;
  before(async () => {
    test = await openTestApp('Provby kommun', []);
  });
  after(() => test.close());

  async function linked() {
    people += 1;
    const input = { login: `person${people}`, name: 'Vera Ek', role: 'member', body: null, password: null };
    const { account, linkPath } = value(await addUser(test.app, test.session, input));
    return { login: input.login, account, link: linkPath?.replace('/lank/', '') ?? '' };
  }
  const admin = (sql: string) => withClient(test.database.adminUrl, (client) => client.query(sql));
  const late = (table: string, account: string) =>
    admin(`update uppsikt.${table} set expires_at = now() - interval '1 second' where account = '${account}'`);

  it('begins with a one-time link, which works once, also when pressed twice at once', async () => {
    const { link } = await linked();
    const answers = await Promise.all([redeemLink(test.app, link), redeemLink(test.app, link)]);
    assert.equal(answers.filter((answer) => answer.ok).length, 1);
    assert.match(refusal(await redeemLink(test.app, link)), /gäller inte längre/u);
  });

  it('does not begin with a link that has expired, or that nobody made', async () => {
    const { link, account } = await linked();
    await late('one_time_link', account);
    for (const token of [link, 'x', `${'-'.repeat(36)}.${'a'.repeat(43)}`, `${crypto.randomUUID()}.${'a'.repeat(43)}`])
      assert.match(refusal(await redeemLink(test.app, token)), /gäller inte längre/u);
  });

  it('ends when it is signed out and when its time is over', async () => {
    const { link, account } = await linked();
    const { token } = value(await redeemLink(test.app, link));
    await late('session', account);
    assert.equal(await findSession(test.app, token), null);
    const next = await linked();
    const { token: another } = value(await redeemLink(test.app, next.link));
    await signOut(test.app, another);
    assert.equal(await findSession(test.app, another), null);
    await signOut(test.app, another);
  });

  it('is not found for a cookie of any shape', async () => {
    for (const token of ['', 'x', `${'-'.repeat(36)}.${'a'.repeat(43)}`, `${crypto.randomUUID()}.${'a'.repeat(43)}`]) {
      assert.equal(await findSession(test.app, token), null);
      await signOut(test.app, token);
    }
  });

  it('ends when the account is closed, which then lets nobody in', async () => {
    const { link, account } = await linked();
    const { token, session } = value(await redeemLink(test.app, link));
    value(await changePassword(test.app, session, { password, repeat: password }));
    await test.run((tx) => setDisabled(tx, account, true));
    assert.equal(await findSession(test.app, token), null);
    const login = `person${people}`;
    assert.match(refusal(await signIn(test.app, { login, password }, 'x')), /Kontot är stängt/u);
    const again = { login, name: 'Vera Ek', role: 'member', body: null, password: null };
    assert.match(refusal(await addUser(test.app, test.session, again)), /stängt/u);
  });

  it('stays when its person chooses a password, and the others end', async () => {
    const { link, login } = await linked();
    const { token, session } = value(await redeemLink(test.app, link));
    value(await changePassword(test.app, session, { password, repeat: password }));
    const elsewhere = value(await signIn(test.app, { login, password }, 'x'));
    const newer = 'röd rönn vid ån';
    value(await changePassword(test.app, session, { current: password, password: newer, repeat: newer }));
    assert.ok(await findSession(test.app, token));
    assert.equal(await findSession(test.app, elsewhere.token), null);
    assert.match(refusal(await signIn(test.app, { login, password }, 'x')), wrong);
    value(await signIn(test.app, { login, password: newer }, 'x'));
  });

  async function withPassword() {
    const { link, ...person } = await linked();
    const { session } = value(await redeemLink(test.app, link));
    value(await changePassword(test.app, session, { password, repeat: password }));
    return { ...person, session };
  }
  const newer = { password: 'röd rönn vid ån', repeat: 'röd rönn vid ån' };

  it('asks for the present password where there is one', async () => {
    const { session, login } = await withPassword();
    assert.equal(await asksCurrentPassword(test.app, session), true);
    const without = await changePassword(test.app, session, newer);
    assert.match(refusal(without), /Fyll i ditt nuvarande/u);
    const wrongly = await changePassword(test.app, session, { ...newer, current: 'fel fras som var' });
    assert.deepEqual(wrongly.ok ? [] : wrongly.issues.map(({ path }) => path), ['current']);
    value(await signIn(test.app, { login, password }, 'x'));
    value(await changePassword(test.app, session, { ...newer, current: password }));
  });

  it('makes the present password wait after ten failures, together with signing in', async () => {
    const { session, login } = await withPassword();
    for (let tries = 0; tries < 10; tries += 1)
      assert.match(
        refusal(await changePassword(test.app, session, { ...newer, current: 'fel fras' })),
        /stämmer inte/u,
      );
    assert.match(
      refusal(await changePassword(test.app, session, { ...newer, current: password })),
      /För många försök/u,
    );
    assert.match(refusal(await signIn(test.app, { login, password }, 'x')), /För många försök/u);
  });

  it('lets who forgot the password choose another after a one-time link, once', async () => {
    const { login } = await withPassword();
    const again = { login, name: 'Vera Ek', role: 'member', body: null, password: null };
    const link = value(await addUser(test.app, test.session, again)).linkPath?.replace('/lank/', '') ?? '';
    const { session } = value(await redeemLink(test.app, link));
    assert.equal(await asksCurrentPassword(test.app, session), false);
    value(await changePassword(test.app, session, newer));
    assert.equal(await asksCurrentPassword(test.app, session), true);
  });

  it('leaves no one-time link behind when its person chooses a password', async () => {
    const { link, login } = await linked();
    const again = { login, name: 'Vera Ek', role: 'member', body: null, password: null };
    const spare = value(await addUser(test.app, test.session, again)).linkPath?.replace('/lank/', '') ?? '';
    const { session } = value(await redeemLink(test.app, link));
    value(await changePassword(test.app, session, { password, repeat: password }));
    assert.match(refusal(await redeemLink(test.app, spare)), /gäller inte längre/u);
  });

  it('refuses a password that is weak, written differently twice, or of no person', async () => {
    const { link } = await linked();
    const { session } = value(await redeemLink(test.app, link));
    const choose = (input: unknown) => changePassword(test.app, session, input);
    assert.match(refusal(await choose({ password: 'kort', repeat: 'kort' })), /minst 12 tecken/u);
    assert.match(refusal(await choose({ password, repeat: `${password}!` })), /inte lika/u);
    const named = `${session.tenant.name} 2026`;
    assert.match(refusal(await choose({ password: named, repeat: named })), /kommunens namn/u);
    assert.match(refusal(await choose({})), /två gånger/u);
    assert.match(refusal(await changePassword(test.app, test.session, { password, repeat: password })), /två gånger/u);
  });
});
