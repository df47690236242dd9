import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { areaPath, openTestWeb, type TestWeb, treePath, Visitor } from '../../web.testing.ts';

const path = '/rapport/KS/2025-year';
const decision = { atgard: 'beslut', decidedOn: '2026-02-17', paragraph: '12', registryNumber: 'KS/2026:31' };
let test: TestWeb;
let vera: Visitor;
let lars: Visitor;
before(async () => {
  test = await openTestWeb();
  [vera, lars] = [new Visitor(test.web), new Visitor(test.web)];
  await vera.signIn('vera');
  await lars.signIn('lars');
});
after(() => test.close());

const hash = async () => Visitor.field(await vera.get(path), 'hash');

describe('deciding on the preview', () => {
  it('is for those who may, and says that it cannot be undone', async () => {
    assert.match((await vera.get(path)).text, /Registrera beslut.*går inte att ångra/su);
    assert.doesNotMatch((await lars.get(path)).text, /Registrera beslut/u);
    const refused = await lars.post(path, decision);
    assert.equal(refused.status, 422);
    assert.match(refused.text, /Bara nämndsekreterare, controller och administratör/u);
  });

  it('asks again for a day that is none, with what was written kept and the form open', async () => {
    const page = await vera.post(path, { ...decision, hash: await hash(), decidedOn: '17 februari' });
    assert.equal(page.status, 422);
    assert.match(page.text, /<title>Fel: .*error-summary.*href="#f-decidedOn">Ange beslutsdagen som ÅÅÅÅ-MM-DD/su);
    assert.match(page.text, /<details class="decide" id="beslut" open="">/u);
    assert.match(page.text, /field-issue[^>]*>.*Ange beslutsdagen.*<input id="f-decidedOn"[^>]*aria-invalid="true"/su);
    assert.equal(Visitor.field(page, 'registryNumber'), 'KS/2026:31');
    assert.equal(Visitor.field(page, 'paragraph'), '§ 12');
  });

  it('registers nothing where the report has changed since the page was opened', async () => {
    const seen = await hash();
    const entry = await vera.get(areaPath);
    const fields = { revision: Visitor.field(entry, 'revision'), assessment: 'green', trend: 'better' };
    assert.equal((await vera.post(areaPath, { ...fields, narrative: 'Nytt.' })).status, 303);
    const page = await vera.post(path, { ...decision, hash: seen });
    assert.equal(page.status, 422);
    assert.match(page.text, /har ändrats sedan du öppnade sidan/u);
    assert.match((await vera.get(path)).text, /Registrera beslut/u);
  });

  it('freezes the report and says what was decided, to all', async () => {
    const done = await vera.post(path, { ...decision, hash: await hash() });
    assert.equal(done.location, `${path}?beslutad=1`);
    const page = await vera.follow(done);
    const sentence =
      /Beslutad 2026-02-17, § 12, KS\/2026:31, kontrollsumma <code class="checksum">[0-9a-f]{64}<\/code>/u;
    assert.match(page.text, sentence);
    assert.doesNotMatch(page.text, /Registrera beslut|Ändra mallen/u);
    assert.match((await lars.get(path)).text, sentence);
    assert.match((await vera.get(treePath)).text, /Rapporten är beslutad/u);
    assert.doesNotMatch((await vera.get(areaPath)).text, /id="posten"/u);
    const again = await vera.post(path, { ...decision, hash: 'x' });
    assert.equal(again.status, 422);
    assert.match(again.text, /redan beslutad/u);
  });

  it('leaves the template to read, and the look to change', async () => {
    const page = await vera.get(`${path}/mall`);
    assert.match(page.text, /Dess mall går att läsa men inte att ändra/u);
    assert.match(page.text, /Spara utseendet/u);
    assert.doesNotMatch(page.text, /Flytta upp|Lägg till|Skriv ny tjänsteskrivelse/u);
  });
});
