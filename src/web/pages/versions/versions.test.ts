import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestWeb, type TestWeb, Visitor } from '../../web.testing.ts';

const path = '/rapport/KS/2025-year/versioner';
let test: TestWeb;
let vera: Visitor;
before(async () => {
  test = await openTestWeb();
  vera = new Visitor(test.web);
  await vera.signIn('vera');
});
after(() => test.close());

describe('the versions page', () => {
  it('compares the report with last period’s, with words for what colour shows', async () => {
    const page = await vera.get(`${path}?fran=forra&till=nu`);
    assert.equal(page.status, 200);
    assert.match(page.text, /Som den är nu.*Föregående period: Delår 2 2025/su);
    assert.match(page.text, /Versionerna säger samma sak|<ins>/u);
    assert.equal((await vera.get(`${path}?fran=x&till=nu`)).status, 422);
  });

  it('keeps a version under a name', async () => {
    await vera.get(path);
    const nameless = await vera.post(path, { atgard: 'spara', label: '' });
    assert.match(nameless.text, /href="#f-label">Ge versionen ett namn/u);
    const page = await vera.follow(await vera.post(path, { atgard: 'spara', label: 'Första utkastet' }));
    assert.match(page.text, /Versionen är sparad.*Sparad version: Första utkastet.*Vera Ek/su);
  });

  it('opens a correction of a decided report, whose old version can still be fetched', async () => {
    const preview = '/rapport/KS/2025-year';
    const hash = Visitor.field(await vera.get(preview), 'hash');
    await vera.post(preview, { atgard: 'beslut', hash, decidedOn: '2026-03-10', paragraph: '12', registryNumber: '' });
    assert.match((await vera.get(path)).text, /Beslutad version: Beslutad 2026-03-10, § 12/u);
    const page = await vera.follow(await vera.post(path, { atgard: 'ratta', reason: 'Fel siffra i tabell 3' }));
    assert.match(page.text, /Version 1 rättas.*Fel siffra i tabell 3/su);
    const file = await vera.get(`${path}/1/fil/html`);
    assert.equal(file.status, 200);
    assert.match(file.headers.get('Content-Disposition') ?? '', /version-1\.html/u);
    assert.equal((await vera.get(`${path}/7/fil/html`)).status, 404);
  });
});
