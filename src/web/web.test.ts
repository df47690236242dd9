import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { App } from '../app/app.ts';
import { addUser } from '../app/user.ts';
import { hideSecrets } from './log.ts';
import { serveWeb } from './server.ts';
import { areaPath, openTestWeb, password, type TestWeb, unwrap, Visitor } from './web.testing.ts';
import { createWeb } from './web.tsx';

let test: TestWeb;
before(async () => {
  test = await openTestWeb();
});
after(() => test.close());

/** An app whose database is gone. */
const brokenApp: App = {
  db: new Proxy({} as App['db'], {
    get() {
      throw new Error('hemlig detalj om databasen');
    },
  }),
  dataFolder: '/nonexistent',
  close: async () => undefined,
};

async function stderrOf(work: () => Promise<void>): Promise<string> {
  const { write } = process.stderr;
  let text = '';
  process.stderr.write = (chunk: string | Uint8Array) => {
    text += String(chunk);
    return true;
  };
  try {
    await work();
  } finally {
    process.stderr.write = write;
  }
  return text;
}

describe('trouble', () => {
  it('is a page in plain words with an id, and the details stand in the log only', async () => {
    let page = { status: 0, text: '' };
    const log = await stderrOf(async () => {
      page = await new Visitor(createWeb(brokenApp, { secureCookies: false })).get('/logga-in');
    });
    assert.equal(page.status, 500);
    assert.doesNotMatch(page.text, /hemlig detalj/u);
    const [, id = ''] = /felets nummer: (\w+)/u.exec(page.text) ?? [];
    const line = JSON.parse(log) as { id: string; message: string; path: string };
    assert.equal(line.id, id);
    assert.equal(line.message, 'hemlig detalj om databasen');
    assert.equal(line.path, '/logga-in');
  });

  it('never writes a one-time link to the log', () => {
    assert.equal(hideSecrets('/lank/abc.def'), '/lank/…');
    assert.equal(hideSecrets('/konto'), '/konto');
  });

  it('says that a page does not exist', async () => {
    const visitor = new Visitor(test.web);
    await visitor.signIn('vera');
    const page = await visitor.get('/finns-inte');
    assert.equal(page.status, 404);
    assert.match(page.text, /<h1>Sidan finns inte<\/h1>/u);
  });

  it('refuses a form that is too large', async () => {
    const visitor = new Visitor(test.web);
    await visitor.signIn('vera');
    await visitor.get(areaPath);
    const page = await visitor.post(areaPath, { narrative: 'x'.repeat(4 * 1024 * 1024) });
    assert.equal(page.status, 413);
  });
});

describe('/halsa', () => {
  it('says whether the database answers', async () => {
    assert.deepEqual(JSON.parse((await new Visitor(test.web).get('/halsa')).text), { status: 'ok' });
    const broken = createWeb(brokenApp, { secureCookies: false });
    assert.equal((await new Visitor(broken).get('/halsa')).status, 503);
  });
});

describe('/konto', () => {
  it('changes the password after both fields agree and the present one is right', async () => {
    const visitor = new Visitor(test.web);
    await visitor.signIn('rut');
    assert.match((await visitor.get('/konto')).text, /Handläggare \(VON\)/u);
    const fields = { current: password, password: 'en alldeles ny fras', repeat: 'en alldeles ny fras' };
    const unlike = await visitor.post('/konto', { ...fields, repeat: 'en annan ny fras' });
    assert.match(unlike.text, /href="#f-repeat"/u);
    const wrong = await visitor.post('/konto', { ...fields, current: 'fel fras som var' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /href="#f-current">Det nuvarande lösenordet stämmer inte/u);
    assert.doesNotMatch(wrong.text, /fel fras som var/u);
    const done = await visitor.post('/konto', fields);
    assert.match((await visitor.follow(done)).text, /Lösenordet är bytt/u);
    const old = new Visitor(test.web);
    await old.get('/logga-in');
    assert.equal((await old.post('/logga-in', { login: 'rut', password })).status, 422);
  });

  it('asks for no present password where there is none', async () => {
    const user = { login: 'nils', name: 'Nils Ny', role: 'reporter', body: 'KS', password: null };
    const { linkPath } = unwrap(await addUser(test.app, test.session, user));
    const visitor = new Visitor(test.web);
    await visitor.get(linkPath ?? '');
    await visitor.post(linkPath ?? '', {});
    assert.doesNotMatch((await visitor.get('/konto')).text, /name="current"/u);
    const fields = { password: 'en alldeles ny fras', repeat: 'en alldeles ny fras' };
    assert.match((await visitor.follow(await visitor.post('/konto', fields))).text, /name="current"/u);
    assert.equal((await visitor.post('/konto', fields)).status, 422);
  });
});

describe('serveWeb', () => {
  it('answers on a free port until it is closed', async () => {
    const web = await serveWeb(test.app, { port: 0, host: '127.0.0.1' });
    const page = await fetch(web.url);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /<h1>Logga in/u);
    await web.close();
    await assert.rejects(fetch(web.url));
  });

  it('gives packed assets to those who take them', async () => {
    const web = await serveWeb(test.app, { port: 0, host: '127.0.0.1' });
    const [, href = ''] = /href="([^"]+\.css)"/u.exec(await (await fetch(web.url)).text()) ?? [];
    const style = await fetch(web.url + href);
    assert.equal(style.headers.get('Content-Encoding'), 'gzip');
    assert.match(style.headers.get('Cache-Control') ?? '', /immutable/u);
    assert.match(await style.text(), /@layer/u);
    await web.close();
  });

  it('throws where the port is taken', async () => {
    const web = await serveWeb(test.app, { port: 0, host: '127.0.0.1' });
    const port = Number(new URL(web.url).port);
    await assert.rejects(serveWeb(test.app, { port, host: '127.0.0.1' }), { code: 'EADDRINUSE' });
    await web.close();
  });
});
