import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { inTenant } from '../../../store/database.ts';
import { advanceJob, claimJob, failJob } from '../../../store/job.ts';
import { doJob, openTestWeb, type Page, type TestWeb, Visitor } from '../../web.testing.ts';

const report = '/rapport/KS/2025-year';
const refresh = /<noscript><meta http-equiv="refresh" content="(\d)"\/><\/noscript>/u;
let test: TestWeb;
let lars: Visitor;
before(async () => {
  test = await openTestWeb();
  lars = new Visitor(test.web);
  await lars.signIn('lars');
});
after(() => test.close());

async function ask(): Promise<string> {
  await lars.get(report);
  return (await lars.post(report, { atgard: 'skriv-ut' })).location ?? '';
}
const idOf = (path: string) => path.split('/').at(-1) ?? '';
const headingOf = (page: Page) => /<h1[^>]*>([^<]+)/u.exec(page.text)?.[1];

describe('printing as a job', () => {
  let path = '';

  it('leads from the preview to a page that says that it waits', async () => {
    path = await ask();
    assert.match(path, /^\/jobb\/[0-9a-f-]{36}$/u);
    const page = await lars.get(path);
    assert.equal(headingOf(page), 'Utskriften väntar på sin tur');
    assert.match(page.text, /KS, Helår 2025/u);
    assert.match(page.text, /<progress value="0" max="100"[^>]*><\/progress><span>0 procent klart/u);
    assert.equal(refresh.exec(page.text)?.[1], '1');
    assert.doesNotMatch(page.text, /arbetare/u);
  });

  it('stops asking for itself again when told to', async () => {
    const page = await lars.get(`${path}?stilla=1`);
    assert.doesNotMatch(page.text, /http-equiv="refresh"|<script|data-watched="true"/u);
    assert.match(page.text, /Uppdatera sidan/u);
  });

  it('says how to start a worker when it has waited for ten seconds', async () => {
    await inTenant(test.app.db, test.session.tenant.id, (tx) =>
      tx
        .updateTable('job')
        .set({ created_at: sql<Date>`now() - interval '11 seconds'` })
        .where('id', '=', idOf(path))
        .execute(),
    );
    const page = await lars.get(path);
    assert.match(page.text, /Ingen arbetare verkar vara igång.*<code>npx uppsikt worker<\/code>/su);
    assert.equal(refresh.exec(page.text)?.[1], '5');
  });

  it('says how far it has come', async () => {
    await inTenant(test.app.db, test.session.tenant.id, async (tx) => {
      const run = await claimJob(tx, idOf(path), 'Arbetet har börjat.');
      assert.ok(run);
      await advanceJob(tx, run, { progress: 33, message: 'Skriver Word-filen (DOCX).' });
    });
    const page = await lars.get(path);
    assert.equal(headingOf(page), 'Filerna skrivs');
    assert.match(page.text, /role="status"[^>]*>Skriver Word-filen \(DOCX\)\./u);
    assert.match(page.text, /<progress value="33"[^>]*><\/progress><span>33 procent klart/u);
    assert.doesNotMatch(page.text, /arbetare/u);
  });

  it('ends with the three files to download', async () => {
    await doJob(test, path);
    const page = await lars.get(path);
    assert.equal(headingOf(page), 'Filerna är klara');
    assert.doesNotMatch(page.text, /http-equiv="refresh"|<script/u);
    const links = [...page.text.matchAll(/href="(\/jobb\/[^"]+\/fil\/[^"]+)"/gu)].map(([, href]) => href ?? '');
    assert.deepEqual(
      links,
      ['html', 'docx', 'pdf'].map((format) => `${path}/fil/KS-2025-year.${format}`),
    );
    for (const [href, start] of [
      [links[1] ?? '', 'PK'],
      [links[2] ?? '', '%PDF'],
    ] as const) {
      const file = await lars.get(href);
      assert.match(file.headers.get('Content-Disposition') ?? '', /^attachment; filename="KS-2025-year\./u);
      assert.ok(file.text.startsWith(start));
    }
    assert.equal((await lars.get(`${path}/fil/annan.pdf`)).status, 404);
  });

  it('says what to do when it failed', async () => {
    const failed = await ask();
    await inTenant(test.app.db, test.session.tenant.id, (tx) => failJob(tx, idOf(failed), 'Det gick inte.'));
    const page = await lars.get(failed);
    assert.equal(headingOf(page), 'Filerna gick inte att skriva');
    assert.match(page.text, /<title>Fel: .*Det gick inte\..*Försök igen.*Skriv ut igen/su);
    assert.match((await lars.post(report, { atgard: 'skriv-ut' })).location ?? '', /^\/jobb\//u);
  });

  it('is in English for who wants it, what the worker says as well', async () => {
    const waiting = await ask();
    const guest = new Visitor(test.web);
    await guest.signIn('lars');
    await guest.post('/sprak', { sprak: 'en', till: path });
    assert.equal(headingOf(await guest.get(path)), 'The files are ready');
    assert.match((await guest.get(waiting)).text, /data-part="lage">Waiting for its turn\..*0 per cent done/su);
    await guest.post('/sprak', { sprak: 'sv', till: path });
  });

  it('is nobody’s who may not see it, and no other id', async () => {
    assert.equal((await lars.get(`/jobb/${crypto.randomUUID()}`)).status, 404);
    assert.equal((await lars.get('/jobb/strunt')).status, 404);
    assert.equal((await new Visitor(test.web).get(path)).status, 303);
    const vera = new Visitor(test.web);
    await vera.signIn('vera');
    await vera.get('/import');
    const sent = await vera.post('/import', { fil: new File(['Något'], 'paket.txt') });
    assert.equal(headingOf(await vera.follow(sent)), 'Filen väntar på att läsas');
    assert.equal((await lars.get(sent.location ?? '')).status, 404);
  });
});
