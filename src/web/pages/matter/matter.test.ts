import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestWeb, type TestWeb, Visitor } from '../../web.testing.ts';

const path = '/rapport/KS/2025-year/arende';
let test: TestWeb;
let vera: Visitor;
before(async () => {
  test = await openTestWeb();
  vera = new Visitor(test.web);
  await vera.signIn('vera');
});
after(() => test.close());

const fields = {
  atgard: 'spara',
  revision: '0',
  registryNumber: 'KS/2026:12',
  memoOn: '2026-02-01',
  meetingOn: '',
  documents: 'Årsrapport 2025; 2026-02-10',
  recipients: 'Revisorerna',
};

describe('the matter page', () => {
  it('is reached from the document, and says that it is working material', async () => {
    assert.match((await vera.get('/rapport/KS/2025-year')).text, new RegExp(`href="${path}"`, 'u'));
    assert.match((await vera.get(path)).text, /Arbetsmaterial.*Diarienummer.*Beslutsunderlag.*Inget utskick/su);
  });

  it('keeps what was entered where something is wrong, and says where', async () => {
    await vera.get(path);
    const page = await vera.post(path, { ...fields, memoOn: 'i går' });
    assert.equal(page.status, 422);
    assert.match(page.text, /href="#f-memoOn">Ange dagen som ÅÅÅÅ-MM-DD/u);
    assert.match(page.text, /name="memoOn"[^>]*value="i går"/u);
    assert.match(page.text, />Årsrapport 2025; 2026-02-10<\/textarea>/u);
  });

  it('saves, and the document has it', async () => {
    await vera.get(path);
    const page = await vera.follow(await vera.post(path, fields));
    assert.match(page.text, /role="status"><p class="notice-title">Ärendet är sparat/u);
    assert.match((await vera.get('/rapport/KS/2025-year')).text, /KS\/2026:12.*Revisorerna/su);
  });

  it('registers a dispatch with its checksum', async () => {
    await vera.get(path);
    const refused = await vera.post(path, { atgard: 'skicka', onDate: '2026-02-03', to: '' });
    assert.match(refused.text, /<details class="decide" open="">.*Ange minst en mottagare/su);
    const page = await vera.follow(await vera.post(path, { atgard: 'skicka', onDate: '2026-02-03', to: 'Nämnden' }));
    assert.match(page.text, /allmän handling.*2026-02-03: Skickad till.*Nämnden.*Vera Ek.*[0-9a-f]{64}/su);
  });

  it('is read by a member, who changes nothing', async () => {
    const lars = new Visitor(test.web);
    await lars.signIn('lars');
    const page = await lars.get(path);
    assert.doesNotMatch(page.text, /Spara ärendet|Registrera utskicket/u);
    assert.equal((await lars.post(path, fields)).status, 422);
  });
});
