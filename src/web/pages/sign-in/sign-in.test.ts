import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { signOut } from '../../../app/sign-in.ts';
import { addUser } from '../../../app/user.ts';
import { areaPath, openTestWeb, password, type TestWeb, treePath, unwrap, Visitor } from '../../web.testing.ts';
import { createWeb } from '../../web.tsx';

let test: TestWeb;
before(async () => {
  test = await openTestWeb();
});
after(() => test.close());

const newText = { revision: '1', assessment: 'red', trend: 'worse', narrative: 'Skrivet\n\nunder "utloggning" & åäö' };

describe('signing in', () => {
  it('shows the sign-in page at the start page, without sending away', async () => {
    const page = await new Visitor(test.web).get('/');
    assert.equal(page.status, 200);
    assert.match(page.text, /<h1>Logga in<\/h1>/u);
    assert.doesNotMatch(page.text, /<select/u);
  });

  it('leads a guest to sign in and back to the page asked for', async () => {
    const visitor = new Visitor(test.web);
    const away = await visitor.get(`${treePath}?visa=ej-klara`);
    assert.equal(away.status, 303);
    const form = await visitor.follow(away);
    assert.equal(Visitor.field(form, 'till'), `${treePath}?visa=ej-klara`);
    const done = await visitor.post('/logga-in', { login: 'vera', password, till: Visitor.field(form, 'till') });
    assert.equal(done.location, `${treePath}?visa=ej-klara`);
    assert.equal((await visitor.follow(done)).status, 200);
  });

  it('never sends to another server afterwards', async () => {
    const visitor = new Visitor(test.web);
    const page = await visitor.get('/logga-in?till=https://ond.se');
    assert.doesNotMatch(page.text, /name="till" value="https/u);
    for (const till of ['https://ond.se', '//ond.se', '/\\ond.se']) {
      const done = await visitor.post('/logga-in', { login: 'vera', password, till });
      assert.equal(done.location, '/');
    }
  });

  it('says what is wrong, keeps the user name and never the password', async () => {
    const visitor = new Visitor(test.web);
    await visitor.get('/logga-in');
    const page = await visitor.post('/logga-in', { login: 'vera', password: 'fel lösenord här' });
    assert.equal(page.status, 422);
    assert.match(page.text, /<title>Fel: Logga in/u);
    assert.match(page.text, /href="#f-login"/u);
    assert.equal(Visitor.field(page, 'login'), 'vera');
    assert.doesNotMatch(page.text, /fel lösenord här/u);
  });

  it('gives a cookie that scripts and other sites do not see', async () => {
    const visitor = new Visitor(test.web);
    const done = await visitor.signIn('vera');
    const [cookie = ''] = done.headers.getSetCookie().filter((line) => line.startsWith('uppsikt='));
    assert.match(cookie, /HttpOnly/u);
    assert.match(cookie, /SameSite=Lax/u);
    assert.doesNotMatch(cookie, /Secure/u);
  });

  it('binds the cookie to https where the server is reached by it', async () => {
    const web = createWeb(test.app, { secureCookies: true, origin: 'https://uppsikt.test' });
    const done = await new Visitor(web).signIn('vera');
    assert.ok(done.headers.getSetCookie().some((line) => /^__Host-uppsikt=.*Secure/u.test(line)));
    assert.match(done.headers.get('Strict-Transport-Security') ?? '', /max-age=31536000/u);
  });

  it('signs out for good', async () => {
    const visitor = new Visitor(test.web);
    await visitor.signIn('vera');
    const kept = new Map(visitor.cookies);
    await visitor.get('/');
    assert.equal((await visitor.post('/logga-ut', {})).location, '/logga-in');
    assert.equal(visitor.cookies.has('uppsikt'), false);
    for (const [name, value] of kept) visitor.cookies.set(name, value);
    assert.equal((await visitor.get(treePath)).status, 303);
  });
});

describe('a session that has ended while somebody wrote', () => {
  it('keeps the text through the sign-in and saves it then', async () => {
    const visitor = new Visitor(test.web);
    await visitor.signIn('vera');
    const revision = Visitor.field(await visitor.get(areaPath), 'revision');
    await signOut(test.app, decodeURIComponent(visitor.cookies.get('uppsikt') ?? ''));
    const asked = await visitor.post(areaPath, { ...newText, revision });
    assert.equal(asked.status, 401);
    assert.match(asked.text, /Din text finns kvar/u);
    const decode = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#x27;', "'");
    const fields = {
      login: 'vera',
      password,
      aterupptag: decode(Visitor.field(asked, 'aterupptag')),
      behallet: decode(Visitor.field(asked, 'behallet')),
    };
    const wrong = await visitor.post('/logga-in', { ...fields, password: 'fel lösenord igen' });
    assert.equal(decode(Visitor.field(wrong, 'behallet')), fields.behallet);
    const saved = await visitor.post('/logga-in', fields);
    assert.equal(saved.status, 303);
    assert.match((await visitor.follow(saved)).text, /Skrivet\n\nunder (&quot;|")utloggning(&quot;|") &amp; åäö/u);
  });

  it('tells an island to sign in', async () => {
    const visitor = new Visitor(test.web);
    await visitor.get('/logga-in');
    const page = await visitor.post(areaPath, newText, { Accept: 'application/json' });
    assert.equal(page.status, 401);
    assert.deepEqual(JSON.parse(page.text), { signIn: true });
  });

  it('asks once more where the form belongs to an earlier session', async () => {
    const visitor = new Visitor(test.web);
    await visitor.signIn('vera');
    const revision = Visitor.field(await visitor.get(areaPath), 'revision');
    const fields = { ...newText, narrative: 'Från en gammal flik', revision, formular: 'gammal' };
    const asked = await visitor.post(areaPath, fields);
    assert.equal(asked.status, 403);
    assert.match(asked.text, /Från en gammal flik/u);
    const again = await visitor.post(areaPath, { ...fields, formular: Visitor.field(asked, 'formular') });
    assert.match((await visitor.follow(again)).text, /Från en gammal flik/u);
  });
});

describe('a form from elsewhere', () => {
  for (const [what, headers] of [
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another origin', { 'Sec-Fetch-Site': 'same-site' }],
  ] as const)
    it(`from ${what} changes nothing, with or without a session`, async () => {
      const visitor = new Visitor(test.web);
      const guest = await visitor.post('/logga-in', { login: 'vera', password }, headers);
      assert.equal(guest.status, 403);
      await visitor.signIn('vera');
      const page = await visitor.get(areaPath);
      const posted = await visitor.post(
        areaPath,
        { ...newText, narrative: 'Utifrån', revision: Visitor.field(page, 'revision') },
        headers,
      );
      assert.equal(posted.status, 403);
      assert.doesNotMatch((await visitor.get(areaPath)).text, /Utifrån/u);
    });

  it('is refused by its Origin too, in a browser that says no more', async () => {
    const visitor = new Visitor(test.web);
    await visitor.signIn('vera');
    const page = await visitor.get('/konto');
    const body = new URLSearchParams({ formular: Visitor.field(page, 'formular'), password: 'x', repeat: 'x' });
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const send = (headers: Record<string, string>) =>
      test.web.request('http://localhost/konto', { method: 'POST', body, headers: { Cookie: cookie, ...headers } });
    assert.equal((await send({ Origin: 'https://ond.se' })).status, 403);
    assert.equal((await send({ Origin: 'http://localhost' })).status, 422);
    assert.equal((await send({ Origin: 'null' })).status, 422);
    body.set('formular', 'gissad');
    assert.equal((await send({ Origin: 'null' })).status, 403);
    const guest = new URLSearchParams({ formular: 'gissad', login: 'vera', password });
    const answer = await test.web.request('/logga-in', { method: 'POST', body: guest, headers: { Origin: 'null' } });
    assert.equal(answer.status, 403);
    assert.equal(
      answer.headers.getSetCookie().some((line) => line.startsWith('uppsikt=')),
      false,
    );
  });
});

describe('a one-time link', () => {
  it('is spent by the button, not by opening it', async () => {
    const user = { login: 'nils', name: 'Nils Ny', role: 'reporter', body: 'KS', password: null };
    const { linkPath } = unwrap(await addUser(test.app, test.session, user));
    assert.ok(linkPath);
    await new Visitor(test.web).get(linkPath);
    const visitor = new Visitor(test.web);
    assert.match((await visitor.get(linkPath)).text, /<button[^>]*>Logga in</u);
    assert.equal((await visitor.post(linkPath, {})).location, '/');
    assert.match((await visitor.get('/')).text, /Nils Ny/u);
    const second = new Visitor(test.web);
    await second.get(linkPath);
    assert.equal((await second.post(linkPath, {})).status, 422);
  });
});

describe('every answer', () => {
  it('has the headers that keep other code out', async () => {
    for (const path of ['/', '/konto', '/finns-inte', '/halsa', '/assets/finns-inte.js']) {
      const { headers } = await new Visitor(test.web).get(path);
      const policy = headers.get('Content-Security-Policy') ?? '';
      assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self';/u, path);
      assert.doesNotMatch(policy, /unsafe|\*/u);
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
      assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
      assert.equal(headers.get('Cross-Origin-Opener-Policy'), 'same-origin');
      assert.equal(headers.get('Cache-Control'), 'no-store');
    }
  });
});

describe('the language', () => {
  it('is switched by the footer and stays', async () => {
    const visitor = new Visitor(test.web);
    await visitor.get('/');
    const done = await visitor.post('/sprak', { sprak: 'en', till: '/logga-in' });
    assert.equal(done.location, '/logga-in');
    assert.match((await visitor.follow(done)).text, /<html lang="en">.*<h1>Sign in<\/h1>/u);
    assert.equal((await visitor.post('/sprak', { sprak: 'sv', till: '//ond.se' })).location, '/');
  });
});
