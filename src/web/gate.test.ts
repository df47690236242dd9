import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { processorTime } from '../processor-time.testing.ts';
import { serveWeb } from './server.ts';
import { areaPath, openTestWeb, password, type TestWeb, treePath, Visitor } from './web.testing.ts';

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;
let test: TestWeb;
before(async () => {
  test = await openTestWeb();
});
after(() => test.close());

async function visitor(login?: string): Promise<Visitor> {
  const one = new Visitor(test.web);
  if (login === undefined) await one.get('/logga-in');
  else await one.follow(await one.signIn(login));
  return one;
}

describe('a form of very many fields', () => {
  const send = (body: string, type: string) =>
    test.web.request('/logga-in', {
      method: 'POST',
      body,
      headers: { 'Content-Type': type, Cookie: 'uppsikt=x', 'Sec-Fetch-Site': 'same-origin' },
    });

  it('is refused at once, urlencoded', async () => {
    const started = processorTime();
    const answer = await send('a&'.repeat(1_450_000), 'application/x-www-form-urlencoded');
    assert.equal(answer.status, 413);
    assert.ok(processorTime() - started < 2000);
  });

  it('is refused in parts too', async () => {
    const part = '--aaaa\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n';
    assert.equal((await send(part.repeat(2001), 'multipart/form-data; boundary=aaaa')).status, 413);
  });

  it('is kept through no sign-in', async () => {
    const guest = await visitor();
    const behallet = JSON.stringify(Array.from({ length: 2001 }, () => ['a', '']));
    const done = await guest.post('/logga-in', { login: 'vera', password, aterupptag: treePath, behallet });
    assert.notEqual(done.status, 413);
  });
});

describe('the size of a body', () => {
  const text = (size: number) => ({ login: 'vera', password, more: 'x'.repeat(size) });
  const file = (size: number) => ({ fil: new File([new Uint8Array(size)], 'paket.pdf') });

  it('is small for a guest who signs in', async () => {
    const guest = await visitor();
    assert.equal((await guest.post('/logga-in', text(257 * kilobyte))).status, 413);
    assert.equal((await guest.post('/logga-in', text(200 * kilobyte))).status, 303);
  });

  it('has room for the text that an ended session leaves behind', async () => {
    const guest = await visitor();
    guest.cookies.set('uppsikt', 'utgangen');
    const asked = await guest.post(areaPath, { narrative: 'x'.repeat(2 * megabyte) });
    assert.equal(asked.status, 401);
    const behallet = JSON.stringify([['narrative', 'x'.repeat(2 * megabyte)]]);
    const wrong = await guest.post('/logga-in', {
      login: 'vera',
      password: 'fel fras här',
      aterupptag: areaPath,
      behallet,
    });
    assert.equal(wrong.status, 422);
  });

  it('has room for a file only from those who may import', async () => {
    const taken = await (await visitor('vera')).post('/import', file(5 * megabyte));
    assert.match(taken.location ?? '', /^\/jobb\//u, 'a job is to read it, though it is no PDF');
    assert.equal((await (await visitor('lars')).post('/import', file(5 * megabyte))).status, 413);
    assert.equal((await (await visitor()).post('/import', file(5 * megabyte))).status, 413);
  });

  it('is not waited for where it is too large', async () => {
    const web = await serveWeb(test.app, { port: 0, host: '127.0.0.1' });
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${web.url}/import`, {
        method: 'POST',
        headers: { 'Content-Type': 'multipart/form-data; boundary=a', 'Content-Length': 30 * megabyte },
      });
      sent.on('response', (answer) => {
        resolve(answer.statusCode);
        sent.destroy();
      });
      sent.on('error', reject);
      sent.write('--a');
    });
    assert.equal(status, 413);
    await web.close();
  });

  it('is read no further than the limit where it does not say its size', async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1;
        if (sent > 40) controller.close();
        else controller.enqueue(new Uint8Array(megabyte));
      },
    });
    const headers = { 'Content-Type': 'multipart/form-data; boundary=a' };
    const init = { method: 'POST', body, headers, duplex: 'half' };
    const posted = new Request('http://localhost/import', init);
    assert.equal((await test.web.request(posted)).status, 413);
    assert.ok(sent < 8, `${sent} MB read`);
  });
});

describe('a path that cannot be read', () => {
  for (const path of [
    '/%00',
    '/import/%00',
    `${treePath}%00`,
    `${treePath}/post/goal/a%00b`,
    '/jobb/%ff',
    '/rapport/%E5/2025-year',
  ])
    it(`is missing: ${path}`, async () => {
      assert.equal((await (await visitor('vera')).get(path)).status, 404);
      assert.equal((await (await visitor()).get(path)).status, 404);
      assert.equal((await (await visitor('vera')).post(path, {})).status, 404);
    });
});
