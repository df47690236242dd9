import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestWeb, type Page, type TestWeb, Visitor } from '../../web.testing.ts';

const folder = '/internkontroll/KS/2025-year/rond/atgard';
const first = `${folder}/1`;
const fields = {
  text: 'Röj hela sluttningen.',
  owner: 'Skogvaktare',
  dueOn: '2026-04-30',
  status: 'planned',
  closedOn: '',
};
let test: TestWeb;
let vera: Visitor;
before(async () => {
  test = await openTestWeb();
  vera = new Visitor(test.web);
  await vera.signIn('vera');
});
after(() => test.close());

const revision = (page: Page) => Visitor.field(page, 'revision');

describe('an action', () => {
  it('stands in the form with what it is done about', async () => {
    const { text } = await vera.get(first);
    assert.match(
      text,
      /Helår 2025 › <span lang="sv">Brandrond.*<h1>Ändra åtgärd<\/h1>.*Risken att det brinner.*Inga bränder\./su,
    );
    assert.match(text, /<textarea[^>]*name="text"[^>]*>Röj mer sly\.<\/textarea>/u);
    assert.match(text, /<option value="ongoing" selected="">Pågår/u);
  });

  it('is added by a plain form, and shown in the plan', async () => {
    await vera.get(`${folder}/ny`);
    const done = await vera.post(`${folder}/ny`, fields);
    assert.equal(done.location, '/internkontroll/KS/2025?sparad=1#2025-year-control-rond-action-3');
    const { text } = await vera.follow(done);
    assert.match(text, /role="status"><p class="notice-title">Åtgärden är sparad/u);
    assert.match(text, /<li id="2025-year-control-rond-action-3">.*Röj hela sluttningen\..*Skogvaktare.*2026-04-30/su);
  });

  it('is edited and closed', async () => {
    const page = await vera.get(first);
    const closed = { ...fields, status: 'deviated', closedOn: '2026-05-04', revision: revision(page) };
    const { text } = await vera.follow(await vera.post(first, closed));
    assert.match(text, /Status<\/dt><dd>Avslutad med avvikelse<\/dd><\/div><div><dt>Avslutad<\/dt><dd>2026-05-04/u);
  });

  it('gives back what was entered where it cannot be saved', async () => {
    const page = await vera.post(`${folder}/ny`, { ...fields, text: '', dueOn: 'i vår' });
    assert.equal(page.status, 422);
    assert.match(page.text, /href="#f-dueOn">Ange dagen som ÅÅÅÅ-MM-DD/u);
    assert.equal(Visitor.field(page, 'dueOn'), 'i vår');
    const empty = await vera.post(`${folder}/ny`, { ...fields, text: '' });
    assert.match(
      empty.text,
      /<title>Fel: .*field-issue[^>]*>.*Skriv vad som ska göras\..*<textarea id="f-text"[^>]*aria-invalid="true"/su,
    );
  });

  it('shows both where somebody has saved in between, and overwrites neither', async () => {
    const stale = revision(await vera.get(first));
    await vera.post(first, { ...fields, owner: 'Den andra', revision: stale });
    const conflict = await vera.post(first, { ...fields, owner: 'Jag', revision: stale });
    assert.equal(conflict.status, 409);
    assert.match(conflict.text, /Vera Ek har sparat åtgärden/u);
    assert.match(conflict.text, /class="conflict".*Den andra/su);
    assert.equal(Visitor.field(conflict, 'owner'), 'Jag');
    const saved = await vera.post(first, { ...fields, owner: 'Jag', revision: revision(conflict) });
    assert.match((await vera.follow(saved)).text, /<dd lang="sv">Jag<\/dd>/u);
  });

  it('is read only for others, and cannot be added by them', async () => {
    const lars = new Visitor(test.web);
    await lars.signIn('lars');
    const page = await lars.get(first);
    assert.match(page.text, /Du kan läsa men inte ändra/u);
    assert.doesNotMatch(page.text, /<textarea/u);
    const posted = await lars.post(`${folder}/ny`, fields);
    assert.equal(posted.status, 422);
    assert.match(posted.text, /Du kan läsa men inte ändra/u);
  });

  it('that does not exist is a page that says so', async () => {
    for (const path of [
      `${folder}/99`,
      '/internkontroll/KS/2025-year/okand/atgard/ny',
      '/internkontroll/KS/i-ar/rond/atgard/1',
    ])
      assert.equal((await vera.get(path)).status, 404, path);
  });
});
