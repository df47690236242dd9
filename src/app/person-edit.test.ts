import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { handOver } from './handover.ts';
import { type MailServer, openMailServer } from './mail.testing.ts';
import { mailOf } from './mail.ts';
import { listPeople, readPerson } from './people.ts';
import { giveLink, giveRole, openAccount, savePerson, takeRole } from './person-edit.ts';
import { findSession, redeemLink, signIn } from './sign-in.ts';
import { addUser } from './user.ts';

const password = 'grön gran vid sjön';
const unknownId = '7a5d3c1e-1111-4222-8333-944445555666';

describe('people', () => {
  let test: TestApp;
  let admin = '';
  before(async () => {
    test = await openTestApp();
    admin = await add('admin', 'administrator', null);
  });
  after(() => test.close());

  async function add(login: string, role: string, body: string | null): Promise<string> {
    const input = { login, name: `${login} Ek`, role, body, password };
    return value(await addUser(test.app, test.session, input)).account;
  }
  const person = async (id: string) => value(await readPerson(test.app, test.session, id)).person;
  const close = (id: string, session = test.session) => handOver(test.app, session, id, { to: {}, close: true });

  it('are listed with roles, work and when they last signed in', async () => {
    const id = await add('rut', 'reporter', 'VON');
    const find = async () => value(await listPeople(test.app, test.session)).people.find((one) => one.id === id);
    assert.deepEqual(await find(), {
      ...(await person(id)),
      login: 'rut',
      disabled: false,
      hasPassword: true,
      signedInAt: null,
      roles: [{ role: 'reporter', body: 'VON' }],
      openWork: 0,
    });
    value(await signIn(test.app, { login: 'rut', password }, null));
    const signedIn = (await find())?.signedInAt?.getTime() ?? 0;
    assert.ok(Math.abs(Date.now() - signedIn) < 60_000);
  });

  it('get a new name and address, and an event that says what was there before', async () => {
    const id = await add('nils', 'reporter', 'KS');
    value(await savePerson(test.app, test.session, id, { name: ' Nils Nyh ', email: 'nils@alvsala.example' }));
    assert.deepEqual([(await person(id)).name, (await person(id)).email], ['Nils Nyh', 'nils@alvsala.example']);
    value(await savePerson(test.app, test.session, id, { name: 'Nils Nyh', email: '' }));
    assert.equal((await person(id)).email, null);
    const [event] = await test.events();
    assert.deepEqual(JSON.parse(event?.before ?? ''), { name: 'Nils Nyh', email: 'nils@alvsala.example' });
    for (const email of ['nils', 'a@b@c', 'a b@c.se', 'nils@c.se, eva@c.se', 'nils@c.se\nBcc: x@y.se'])
      assert.match(
        refusal(await savePerson(test.app, test.session, id, { name: 'Nils', email })),
        /namn@kommun\.se/u,
        email,
      );
  });

  it('get and lose roles, which hold from the next page', async () => {
    const id = await add('olle', 'reporter', 'KS');
    const { token } = value(await signIn(test.app, { login: 'olle', password }, null));
    value(await giveRole(test.app, test.session, id, { role: 'head', body: 'VON' }));
    value(await giveRole(test.app, test.session, id, { role: 'secretary', body: '' }));
    value(await takeRole(test.app, test.session, id, { role: 'reporter', body: 'KS' }));
    assert.deepEqual((await findSession(test.app, token))?.roles, [
      { role: 'head', body: 'VON' },
      { role: 'secretary', body: null },
    ]);
    assert.match(refusal(await takeRole(test.app, test.session, id, { role: 'reporter', body: 'KS' })), /har inte/u);
    assert.match(refusal(await giveRole(test.app, test.session, id, { role: 'head', body: 'XYZ' })), /finns inte/u);
    assert.match(
      refusal(await giveRole(test.app, test.session, id, { role: 'reporter', body: 'alla bolag' })),
      /finns inte/u,
      'a group is nobody',
    );
  });

  it('always have an administrator of the whole municipality', async () => {
    const asAdmin = { role: 'administrator', body: null };
    assert.match(refusal(await takeRole(test.app, test.session, admin, asAdmin)), /minst en administratör/u);
    assert.match(refusal(await close(admin)), /minst en administratör/u);
    const partial = await add('delvis', 'administrator', 'KS');
    assert.match(refusal(await close(admin)), /minst en administratör/u, 'one body is not the municipality');
    value(await giveRole(test.app, test.session, partial, asAdmin));
    await Promise.all([test.events(), test.events()]);
    const [first, second] = await Promise.all([close(admin), close(partial)]);
    assert.deepEqual([first.ok, second.ok].toSorted(), [false, true], 'at the same time only one of two may go');
    value(await openAccount(test.app, test.session, admin));
    value(await openAccount(test.app, test.session, partial));
  });

  it('cannot sign in once their account is closed, until it is opened', async () => {
    const id = await add('siv', 'reporter', 'KS');
    const { token } = value(await signIn(test.app, { login: 'siv', password }, null));
    const { linkPath } = value(await giveLink(test.app, test.session, id, null));
    value(await close(id));
    assert.equal(await findSession(test.app, token), null);
    assert.match(refusal(await signIn(test.app, { login: 'siv', password }, null)), /stängt/u);
    assert.match(refusal(await redeemLink(test.app, linkPath.replace('/lank/', ''))), /gäller inte/u);
    assert.match(refusal(await giveLink(test.app, test.session, id, null)), /stängt/u);
    value(await openAccount(test.app, test.session, id));
    value(await signIn(test.app, { login: 'siv', password }, null));
  });

  it('do not close their own account', async () => {
    const own = { ...test.as('administrator'), account: { id: admin, name: 'admin Ek' } };
    assert.match(refusal(await close(admin, own)), /ditt eget konto/u);
  });

  it('get a new one-time link that ends the one before', async () => {
    const id = await add('tor', 'reporter', 'KS');
    const links = [];
    for (let turn = 0; turn < 2; turn += 1)
      links.push(value(await giveLink(test.app, test.session, id, null)).linkPath.replace('/lank/', ''));
    assert.match(refusal(await redeemLink(test.app, links[0] ?? '')), /gäller inte/u);
    assert.equal(value(await redeemLink(test.app, links[1] ?? '')).session.account?.id, id);
  });

  it('are managed by administrators of the whole municipality only, and only their own', async () => {
    const work = [
      (session = test.session, id = admin) => savePerson(test.app, session, id, { name: 'Ny Nyh', email: '' }),
      (session = test.session, id = admin) => giveRole(test.app, session, id, { role: 'member', body: null }),
      (session = test.session, id = admin) => takeRole(test.app, session, id, { role: 'member', body: null }),
      (session = test.session, id = admin) => giveLink(test.app, session, id, null),
      (session = test.session, id = admin) => close(id, session),
      (session = test.session, id = admin) => openAccount(test.app, session, id),
      (session = test.session, id = admin) => readPerson(test.app, session, id),
    ];
    for (const one of work) {
      for (const session of [test.as('controller'), test.as('administrator', 'KS'), test.as('head', 'KS')])
        assert.match(refusal(await one(session)), /Bara administratörer/u);
      for (const id of [unknownId, 'strunt', '']) assert.match(refusal(await one(test.session, id)), /finns inte/u);
    }
    assert.equal((await listPeople(test.app, test.as('controller'))).ok, false);
  });
});

describe('a one-time link by mail', () => {
  let test: TestApp;
  let server: MailServer;
  before(async () => {
    test = await openTestApp();
    server = await openMailServer();
  });
  after(async () => {
    await server.close();
    await test.close();
  });
  const ada = { login: 'ada', name: 'Ada Ek', role: 'reporter', body: 'KS', password: null };
  const mailing = () => {
    const mail = mailOf({ SMTP_URL: server.url });
    assert.ok(mail);
    return { ...test.app, mail };
  };
  const origin = 'https://uppsikt.alvsala.example';

  it('goes to the address of the one who is added, and is shown as well', async () => {
    const input = { ...ada, email: 'ada@alvsala.example' };
    const { linkPath, mailed } = value(await addUser(mailing(), test.session, input, origin));
    assert.equal(mailed, 'sent');
    const letter = server.letters.at(-1);
    assert.equal(letter?.to, 'ada@alvsala.example');
    const text = (letter?.data ?? '').replaceAll('=\n', '').replaceAll('=3D', '=');
    assert.ok(text.includes(`${origin}${linkPath}`), text);
  });

  it('is off without an address, a server or the web’s own address', async () => {
    assert.equal(value(await addUser(mailing(), test.session, { ...ada, login: 'bo' }, origin)).mailed, 'off');
    const input = { ...ada, email: 'x@alvsala.example' };
    assert.equal(value(await addUser(test.app, test.session, { ...input, login: 'cia' }, origin)).mailed, 'off');
    assert.equal(value(await addUser(mailing(), test.session, { ...input, login: 'dag' }, null)).mailed, 'off');
  });

  it('loses nothing where the mail fails: the link is there and works', async () => {
    server.answer = '550 no';
    const { write } = process.stderr;
    process.stderr.write = () => true;
    const input = { ...ada, login: 'eli', email: 'eli@alvsala.example' };
    const added = value(await addUser(mailing(), test.session, input, origin));
    process.stderr.write = write;
    assert.equal(added.mailed, 'failed');
    value(await redeemLink(test.app, added.linkPath?.replace('/lank/', '') ?? ''));
  });
});
